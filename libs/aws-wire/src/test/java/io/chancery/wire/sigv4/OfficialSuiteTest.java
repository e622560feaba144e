package io.chancery.wire.sigv4;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Canonical request, string to sign and signature as AWS's own test suite has them. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class OfficialSuiteTest {
    private static final Instant SUITE_TIME = Instant.parse("2015-08-30T12:36:00Z");
    private static final SigV4Config CONFIG = new SigV4Config(Duration.ofMinutes(5), Set.of("service"));

    private OfficialSuite suite;

    @BeforeAll
    void fetch() throws Exception {
        suite = OfficialSuite.load();
    }

    Stream<OfficialSuite.Case> cases() {
        return suite.cases();
    }

    @Test
    void the_suite_has_its_cases() {
        assertThat(suite.cases()).hasSize(28);
    }

    @ParameterizedTest
    @MethodSource("cases")
    void the_canonical_request_is_aws_s(OfficialSuite.Case vector) {
        String[] lines = vector.canonical().split("\n", -1);
        List<String> signedHeaders = List.of(lines[lines.length - 2].split(";"));
        CanonicalQuery query = CanonicalQuery.of(vector.unsigned().rawQuery());
        assertThat(CanonicalRequest.of(vector.unsigned(), query, signedHeaders, lines[lines.length - 1]))
                .isEqualTo(vector.canonical());
    }

    @ParameterizedTest
    @MethodSource("cases")
    void the_string_to_sign_is_aws_s(OfficialSuite.Case vector) {
        assertThat(SigV4.parse(vector.signed(), SUITE_TIME, CONFIG).stringToSign())
                .isEqualTo(vector.toSign());
    }

    @ParameterizedTest
    @MethodSource("cases")
    void the_signature_is_verified(OfficialSuite.Case vector) {
        ParsedSignature parsed = SigV4.parse(vector.signed(), SUITE_TIME, CONFIG);
        assertThatCode(() -> SigV4.verify(parsed, key())).doesNotThrowAnyException();
    }

    @Test
    void a_session_token_added_after_signing_is_refused() {
        OfficialSuite.Case vector = suite.cases()
                .filter(each -> each.name().equals("post-sts-header-after"))
                .findFirst()
                .orElseThrow();
        HttpRequestView request = Requests.with(vector.signed(), "X-Amz-Security-Token", suite.sessionToken());
        assertThatExceptionOfType(SignatureException.class)
                .isThrownBy(() -> SigV4.parse(request, SUITE_TIME, CONFIG))
                .withMessage("'x-amz-security-token' must be a 'SignedHeader' in the AWS Authorization.");
    }

    private byte[] key() {
        return SigV4.deriveSigningKey(suite.secretAccessKey(), "20150830", "us-east-1", "service");
    }
}
