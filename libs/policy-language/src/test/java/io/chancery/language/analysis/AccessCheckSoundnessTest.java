package io.chancery.language.analysis;

import static org.assertj.core.api.Assertions.assertThat;

import io.chancery.language.PolicyDocument;
import io.chancery.language.PolicyKind;
import io.chancery.language.compile.CompiledEvaluator;
import io.chancery.language.evaluate.ApplicablePolicies;
import io.chancery.language.evaluate.NamedPolicy;
import io.chancery.language.request.AccessRequest;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** No request may contradict a proof, and the compiled evaluator confirms every witness. */
class AccessCheckSoundnessTest {

    private static final int PAIRS = 400;
    private static final int REQUESTS = 400;

    private static final NamedPolicy FULL_ACCESS = NamedPolicy.of(
            "full",
            PolicyDocument.parse(
                    "{\"Version\":\"2012-10-17\",\"Statement\":{\"Effect\":\"Allow\",\"Action\":\"*\",\"Resource\":\"*\"}}",
                    PolicyKind.IDENTITY));

    private static boolean allows(PolicyDocument document, PolicyKind kind, AccessRequest request) {
        NamedPolicy policy = NamedPolicy.of("p", document);
        ApplicablePolicies.Builder policies = ApplicablePolicies.builder();
        return new CompiledEvaluator()
                .evaluate(
                        request,
                        kind == PolicyKind.RESOURCE
                                ? policies.identity(FULL_ACCESS)
                                        .session(List.of(FULL_ACCESS))
                                        .resource(policy)
                                        .resourcePolicyRequired(true)
                                        .build()
                                : policies.identity(policy).build())
                .allowed();
    }

    @ParameterizedTest
    @CsvSource({"1, IDENTITY", "2, IDENTITY", "3, IDENTITY", "4, RESOURCE", "5, RESOURCE"})
    void no_request_contradicts_a_proof(long seed, PolicyKind kind) {
        Random random = new Random(seed);
        RandomPolicies policies = new RandomPolicies(random, kind);
        int proved = 0;
        int witnessed = 0;
        for (int pair = 0; pair < PAIRS; pair++) {
            PolicyDocument existing = policies.policy();
            PolicyDocument updated = random.nextBoolean() ? policies.variation(existing) : policies.policy();
            String what =
                    "seed %d, pair %d: %s -> %s".formatted(seed, pair, existing.statements(), updated.statements());
            switch (AccessCheck.noNewAccess(existing, updated, kind)) {
                case AccessAnswer.Proved answer -> {
                    proved++;
                    for (int i = 0; i < REQUESTS; i++) {
                        AccessRequest request = policies.request();
                        assertThat(allows(updated, kind, request) && !allows(existing, kind, request))
                                .as("%s allows %s with %s", what, request, request.context())
                                .isFalse();
                    }
                }
                case AccessAnswer.Witnessed(AccessRequest request, int statement) -> {
                    witnessed++;
                    assertThat(allows(updated, kind, request)).as(what).isTrue();
                    assertThat(allows(existing, kind, request)).as(what).isFalse();
                }
                case AccessAnswer.Undecided answer -> {}
            }
        }
        assertThat(proved).as("proved").isGreaterThan(PAIRS / 5);
        assertThat(witnessed).as("witnessed").isGreaterThan(PAIRS / 5);
        assertThat(PAIRS - proved - witnessed).as("undecided").isLessThan(PAIRS / 10);
    }
}
