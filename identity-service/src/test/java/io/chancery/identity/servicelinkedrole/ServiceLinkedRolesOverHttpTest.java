package io.chancery.identity.servicelinkedrole;

import static org.assertj.core.api.Assertions.assertThat;

import io.chancery.contracts.AccountId;
import io.chancery.contracts.policy.PrincipalKind;
import io.chancery.identity.suite.StubPolicyService;
import io.chancery.identity.suite.StubPolicyService.Told;
import io.chancery.identity.suite.Suite;
import io.chancery.identity.suite.SuiteKeys;
import io.chancery.runtime.caller.Caller;
import io.chancery.runtime.internal.PrincipalLookup;
import io.chancery.testing.KafkaResource;
import io.chancery.testing.PostgresResource;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Service-linked roles on the wire: made, protected, deleted, and the deletion asked about. */
@QuarkusTest
@QuarkusTestResource(PostgresResource.class)
@QuarkusTestResource(KafkaResource.class)
@QuarkusTestResource(SuiteKeys.class)
@QuarkusTestResource(StubPolicyService.class)
class ServiceLinkedRolesOverHttpTest {

    private static final String NAME = "AWSServiceRoleForBatch";

    private AccountId account;
    private Caller root;

    @BeforeEach
    void an_account() {
        Suite.tell(Told.ALLOW_ALL);
        account = Suite.openAccount().accountId();
        root = Caller.root(account);
    }

    private Suite.Answer create() {
        return Suite.iam(root, "CreateServiceLinkedRole", "AWSServiceName", "batch.amazonaws.com");
    }

    @Test
    void a_role_is_made_shown_and_deleted() {
        assertThat(create().element("Arn"))
                .isEqualTo("arn:aws:iam::%s:role/aws-service-role/batch.amazonaws.com/%s".formatted(account, NAME));
        assertThat(create().element("Code")).isEqualTo("InvalidInput");
        assertThat(Suite.iam(root, "GetRole", "RoleName", NAME).element("AssumeRolePolicyDocument"))
                .contains("batch.amazonaws.com");

        Suite.Answer deleted = Suite.iam(root, "DeleteServiceLinkedRole", "RoleName", NAME);
        assertThat(deleted.status()).isEqualTo(200);
        assertThat(Suite.iam(root, "GetRole", "RoleName", NAME).status()).isEqualTo(404);
        String task = deleted.element("DeletionTaskId");
        assertThat(Suite.iam(root, "GetServiceLinkedRoleDeletionStatus", "DeletionTaskId", task)
                        .element("Status"))
                .isEqualTo("SUCCEEDED");
        Caller other = Caller.root(Suite.openAccount().accountId());
        assertThat(Suite.iam(other, "GetServiceLinkedRoleDeletionStatus", "DeletionTaskId", task)
                        .element("Code"))
                .isEqualTo("NoSuchEntity");
    }

    @Test
    void what_others_may_not_do_to_it_is_refused() {
        create();
        assertThat(Suite.iam(root, "DeleteRole", "RoleName", NAME).element("Code"))
                .isEqualTo("UnmodifiableEntity");
        assertThat(Suite.iam(
                                root,
                                "UpdateAssumeRolePolicy",
                                "RoleName",
                                NAME,
                                "PolicyDocument",
                                "{\"Statement\":{\"Effect\":\"Allow\",\"Principal\":\"*\",\"Action\":\"sts:AssumeRole\"}}")
                        .element("Message"))
                .isEqualTo("Cannot perform the operation on the protected role 'AWSServiceRoleForBatch'"
                        + " - this role is only modifiable by AWS");
        assertThat(Suite.ask(
                                "policy",
                                "/internal/principals/lookup",
                                new PrincipalLookup(account, PrincipalKind.ROLE, NAME))
                        .as(PrincipalLookup.Answer.class)
                        .found()
                        .orElseThrow()
                        .path())
                .isEqualTo("/aws-service-role/batch.amazonaws.com/");
    }

    @Test
    void who_may_not_is_told_and_nothing_is_made() {
        Suite.tell(new Told(Set.of("iam:CreateServiceLinkedRole"), Set.of(), 0));
        assertThat(create().status()).isEqualTo(403);
        Suite.tell(Told.ALLOW_ALL);
        assertThat(Suite.iam(root, "GetRole", "RoleName", NAME).status()).isEqualTo(404);
    }
}
