package io.chancery.policy.resource;

import static io.chancery.policy.Given.ACCOUNT;
import static io.chancery.policy.Given.CALL;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.chancery.contracts.AccountId;
import io.chancery.policy.authzen.Enforcer;
import io.chancery.policy.authzen.InvalidRequest;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Which ARNs can have a policy, and whose they are. */
class OwnedResourceTest {

    private static final String BUCKET = "arn:aws:s3:::figures";
    private static final String QUEUE = "arn:aws:sqs:eu-west-1:444455556666:jobs";
    private static final AccountId OTHER = new AccountId("444455556666");
    private static final Enforcer CALLER = new Enforcer.Caller(CALL);
    private static final Enforcer OPERATOR = new Enforcer.Operator(CALL);

    @Test
    void the_account_in_the_arn_owns_it() {
        assertThat(OwnedResource.of(QUEUE, Optional.empty(), CALLER).account()).isEqualTo(OTHER);
        assertThat(OwnedResource.of(QUEUE, Optional.empty(), OPERATOR).account())
                .isEqualTo(OTHER);
        assertThat(OwnedResource.of(QUEUE, Optional.of(OTHER.value()), OPERATOR).account())
                .isEqualTo(OTHER);
    }

    @Test
    void a_bucket_is_the_caller_s_or_of_whom_the_operator_says() {
        assertThat(OwnedResource.of(BUCKET, Optional.empty(), CALLER).account()).isEqualTo(ACCOUNT);
        assertThat(OwnedResource.of(BUCKET, Optional.of(OTHER.value()), OPERATOR)
                        .account())
                .isEqualTo(OTHER);
    }

    @Test
    void only_the_operator_names_the_account_and_must_where_the_arn_does_not() {
        refused("'account' is for the operator only", BUCKET, Optional.of(ACCOUNT.value()), CALLER);
        refused(
                "'account' is missing; the ARN 'arn:aws:s3:::figures' does not say whose it is",
                BUCKET,
                Optional.empty(),
                OPERATOR);
        refused("'account' is '7'; an account has twelve digits", BUCKET, Optional.of("7"), OPERATOR);
        refused(
                "'account' is 111122223333, but the resource's ARN names another account",
                QUEUE,
                Optional.of(ACCOUNT.value()),
                OPERATOR);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    figures                              | is 'figures'; it must be an ARN, percent-encoded
                    arn:aws:s3:::                        | is 'arn:aws:s3:::'; it must be an ARN, percent-encoded
                    arn:aws:s3:::a b                     | is 'arn:aws:s3:::a b'; it must be an ARN, percent-encoded
                    arn:aws:sqs:eu-west-1:7:jobs         | is 'arn:aws:sqs:eu-west-1:7:jobs'; it must be an ARN, percent-encoded
                    arn:aws:s3:::fig*                    | is 'arn:aws:s3:::fig*'; a policy is of one resource, so there are no wildcards
                    arn:aws:s3:::figures/q1              | is 'arn:aws:s3:::figures/q1'; an object has no policy of its own, its bucket has
                    arn:aws:iam::111122223333:user/alice | is 'arn:aws:iam::111122223333:user/alice'; roles have trust policies, others of iam have none
                    """)
    void what_can_have_no_policy_is_refused(String arn, String problem) {
        refused("'resource' " + problem, arn, Optional.empty(), CALLER);
    }

    @Test
    void an_arn_that_is_too_long_is_refused() {
        refused(
                "'resource' has 2049 characters; the limit is 2048",
                BUCKET + "x".repeat(2_049 - BUCKET.length()),
                Optional.empty(),
                CALLER);
    }

    private static void refused(String message, String arn, Optional<String> account, Enforcer enforcer) {
        assertThatThrownBy(() -> OwnedResource.of(arn, account, enforcer))
                .isInstanceOf(InvalidRequest.class)
                .hasMessage(message);
    }
}
