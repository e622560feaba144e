package io.chancery.language.compile;

import static org.assertj.core.api.Assertions.assertThat;

import io.chancery.language.PolicyDocument;
import io.chancery.language.PolicyKind;
import io.chancery.language.evaluate.NamedPolicy;
import io.chancery.language.request.RequestPrincipal;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Each policy of a list counts, wherever in it it stands. */
class PolicyListTest {

    private static final RequestPrincipal ALICE = new RequestPrincipal.User(
            "123456789012", "arn:aws:iam::123456789012:user/alice", "AIDAALICE00000000000", "alice");

    private static final CompiledPolicy OF_ANOTHER_SERVICE = policy("Allow", "logs:Get*");

    private final CompiledEvaluator evaluator = new CompiledEvaluator();

    private static CompiledPolicy policy(String effect, String action) {
        String document = """
                {"Version": "2012-10-17", "Statement": {"Effect": "%s", "Action": "%s", "Resource": "*"}}""".formatted(effect, action);
        return CompiledPolicy.of(NamedPolicy.of(action, PolicyDocument.parse(document, PolicyKind.IDENTITY)));
    }

    private Outcome decide(List<CompiledPolicy> policies) {
        PreparedRequest request = new PreparedRequest().of(ALICE, "s3:GetObject", "arn:aws:s3:::bucket/key");
        return evaluator.decide(
                request, CompiledPolicies.builder().identity(policies).build());
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 7, 8, 9, 16, 17, 30})
    void the_only_allow_of_so_many(int size) {
        for (int place = 0; place < size; place++) {
            List<CompiledPolicy> policies = new ArrayList<>(Collections.nCopies(size, OF_ANOTHER_SERVICE));
            assertThat(decide(policies)).isEqualTo(Outcome.NOT_ALLOWED_BY_IDENTITY);

            policies.set(place, policy("Allow", "s3:GetObject"));

            assertThat(decide(policies)).as("at %d", place).isEqualTo(Outcome.ALLOWED_BY_IDENTITY);
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 7, 8, 9, 16, 17, 30})
    void the_only_deny_of_so_many(int size) {
        for (int place = 0; place < size; place++) {
            List<CompiledPolicy> policies = new ArrayList<>(Collections.nCopies(size, policy("Allow", "*")));
            assertThat(decide(policies)).isEqualTo(Outcome.ALLOWED_BY_IDENTITY);

            policies.set(place, policy("Deny", "s3:GetObject"));

            assertThat(decide(policies)).as("at %d", place).isEqualTo(Outcome.DENIED_BY_IDENTITY);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"*", "*:*", "*:GetObject", "S3:*", "s3:G?tObject"})
    void an_action_with_wildcards(String action) {
        assertThat(decide(List.of(policy("Allow", action)))).isEqualTo(Outcome.ALLOWED_BY_IDENTITY);
        assertThat(decide(List.of(policy("Allow", "*"), policy("Deny", action))))
                .isEqualTo(Outcome.DENIED_BY_IDENTITY);
    }
}
