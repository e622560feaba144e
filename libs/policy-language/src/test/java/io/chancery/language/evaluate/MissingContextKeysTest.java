package io.chancery.language.evaluate;

import static org.assertj.core.api.Assertions.assertThat;

import io.chancery.language.PolicyDocument;
import io.chancery.language.PolicyKind;
import io.chancery.language.request.AccessRequest;
import io.chancery.language.request.RequestContext;
import io.chancery.language.request.RequestPrincipal;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** Which keys a simulation should have been given. */
class MissingContextKeysTest {

    private static final String SOURCE_IP = "{\"IpAddress\": {\"aws:SourceIp\": \"192.0.2.0/24\"}}";

    @Test
    void a_key_of_a_statement_about_the_request_is_missing() {
        assertThat(missing("s3:Get*", "arn:aws:s3:::reports/*", SOURCE_IP, RequestContext.empty()))
                .containsExactly("aws:SourceIp");
    }

    @Test
    void a_key_that_the_request_has_is_not() {
        RequestContext context =
                RequestContext.builder().put("AWS:sourceip", "192.0.2.1").build();
        assertThat(missing("s3:Get*", "*", SOURCE_IP, context)).isEmpty();
    }

    @Test
    void what_follows_from_the_principal_is_not() {
        assertThat(missing("s3:Get*", "arn:aws:s3:::reports/${aws:username}", "{}", RequestContext.empty()))
                .isEmpty();
    }

    @Test
    void statements_about_other_requests_miss_nothing() {
        assertThat(missing("s3:Put*", "*", SOURCE_IP, RequestContext.empty())).isEmpty();
        assertThat(missing("s3:Get*", "arn:aws:s3:::secrets/*", SOURCE_IP, RequestContext.empty()))
                .isEmpty();
    }

    @Test
    void the_key_of_a_resources_variable_is_missing() {
        assertThat(missing("s3:Get*", "arn:aws:s3:::${aws:PrincipalTag/team}/*", "{}", RequestContext.empty()))
                .containsExactly("aws:PrincipalTag/team");
    }

    private static List<String> missing(String action, String resource, String condition, RequestContext context) {
        PolicyDocument document = PolicyDocument.parse("""
                {"Version": "2012-10-17",
                 "Statement": {"Effect": "Allow", "Action": "%s", "Resource": "%s", "Condition": %s}}""".formatted(action, resource, condition), PolicyKind.IDENTITY);
        var alice = new RequestPrincipal.User("111122223333", "arn:aws:iam::111122223333:user/alice", "", "alice");
        var request = new AccessRequest(alice, "s3:GetObject", "arn:aws:s3:::reports/alice", Optional.empty(), context);
        return MissingContextKeys.of(
                request,
                ApplicablePolicies.builder()
                        .identity(NamedPolicy.of("own", document))
                        .build());
    }
}
