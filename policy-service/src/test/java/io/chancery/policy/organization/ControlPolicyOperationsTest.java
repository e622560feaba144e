package io.chancery.policy.organization;

import static io.chancery.policy.Given.CALL;
import static io.chancery.policy.Given.FACTS;
import static io.chancery.policy.Given.assertRefused;
import static io.chancery.policy.World.ACME;
import static io.chancery.policy.World.PRODUCTION;
import static io.chancery.policy.World.allow;
import static io.chancery.policy.World.resourcePolicy;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import io.chancery.contracts.policy.ControlPolicies;
import io.chancery.contracts.policy.ControlPoliciesEvent.ResourceControlPoliciesCleared;
import io.chancery.contracts.policy.ControlPoliciesEvent.ResourceControlPoliciesSet;
import io.chancery.contracts.policy.ControlPoliciesEvent.ServiceControlPoliciesCleared;
import io.chancery.contracts.policy.ControlPoliciesEvent.ServiceControlPoliciesSet;
import io.chancery.contracts.policy.ControlPolicy;
import io.chancery.contracts.policy.ControlPolicyKind;
import io.chancery.policy.organization.ControlTarget.Account;
import io.chancery.policy.organization.ControlTarget.Group;
import io.chancery.store.append.Change;
import io.chancery.store.append.Decision;
import io.chancery.store.append.Refusal;
import io.chancery.store.append.Refused;
import io.chancery.wire.WireException;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** What the operations on control policies decide, and each way they refuse. */
class ControlPolicyOperationsTest {

    private static final ControlTarget GROUP = new Group(PRODUCTION);
    private static final ControlTarget ACCOUNT = new Account(ACME);
    private static final List<ControlPolicy> READING = List.of(new ControlPolicy("reading", allow("s3:Get*", "*")));
    private static final List<ControlPolicy> PERIMETER =
            List.of(new ControlPolicy("ours", resourcePolicy("Deny", "\"*\"", "s3:*", "*")));
    private static final ControlPolicies BOTH = new ControlPolicies(READING, PERIMETER);

    /** @param policies absent if there is no such group or account */
    private record Found(Optional<ControlPolicies> policies) implements ControlTarget.Found {
        @Override
        public long sequence() {
            return 42;
        }

        @Override
        public ControlPolicies require(Optional<OpenAccount> account) {
            account.ifPresent(OpenAccount::require);
            return policies.orElseThrow();
        }
    }

    @Test
    void policies_of_each_kind_are_set_on_groups_and_accounts() {
        assertThat(put(GROUP, ControlPolicyKind.SERVICE, READING, ControlPolicies.NONE)
                        .changes())
                .extracting(Change::streamId, Change::event)
                .containsExactly(tuple(
                        "account-group/ou-root-production22",
                        new ServiceControlPoliciesSet("ou-root-production22", READING)));
        assertThat(put(ACCOUNT, ControlPolicyKind.RESOURCE, PERIMETER, ControlPolicies.NONE)
                        .changes())
                .extracting(Change::streamId, Change::event)
                .containsExactly(tuple(
                        "organization-account/111122223333",
                        new ResourceControlPoliciesSet("111122223333", PERIMETER)));
    }

    @Test
    void the_same_again_changes_nothing() {
        assertThat(put(GROUP, ControlPolicyKind.SERVICE, READING, ControlPolicies.NONE)
                        .reply()
                        .created())
                .isTrue();
        Decision<PutControlPolicies.Reply> again = put(GROUP, ControlPolicyKind.SERVICE, READING, BOTH);
        assertThat(again.reply().created()).isFalse();
        assertThat(again.changes()).isEmpty();
    }

    @Test
    void what_is_set_is_read_and_cleared() {
        assertThat(new GetControlPolicies(GROUP, ControlPolicyKind.RESOURCE)
                        .reply(CALL, Optional.empty(), new Found(Optional.of(BOTH))))
                .isEqualTo(new GetControlPolicies.Reply(PERIMETER, 42));
        assertThat(delete(ControlPolicyKind.SERVICE, BOTH).changes())
                .extracting(Change::event)
                .containsExactly(new ServiceControlPoliciesCleared("ou-root-production22"));
        assertThat(delete(ControlPolicyKind.RESOURCE, BOTH).changes())
                .extracting(Change::event)
                .containsExactly(new ResourceControlPoliciesCleared("ou-root-production22"));
    }

    @Test
    void what_is_not_set_is_neither_read_nor_cleared() {
        assertRefused(
                Refusal.NO_SUCH_ENTITY,
                "ou-root-production22 has no resource control policies.",
                () -> new GetControlPolicies(GROUP, ControlPolicyKind.RESOURCE)
                        .reply(CALL, Optional.empty(), new Found(Optional.of(ControlPolicies.NONE))));
        assertRefused(
                Refusal.NO_SUCH_ENTITY,
                "ou-root-production22 has no service control policies.",
                () -> delete(ControlPolicyKind.SERVICE, ControlPolicies.NONE));
    }

    @Test
    void an_account_that_is_not_open_is_not_limited() {
        assertRefused(
                Refusal.NO_SUCH_ENTITY,
                "The account 111122223333 is not open.",
                () -> new PutControlPolicies(ACCOUNT, ControlPolicyKind.SERVICE, READING)
                        .decide(
                                CALL,
                                Optional.of(new OpenAccount(ACME, false)),
                                new Found(Optional.of(ControlPolicies.NONE)),
                                FACTS));
    }

    @Test
    void a_document_keeps_to_the_grammar_of_its_kind() {
        String everybody = resourcePolicy("Deny", "\"*\"", "s3:*", "*");
        assertThat(ControlDocuments.checked(READING, ControlPolicyKind.SERVICE)).isEqualTo(READING);
        malformed("Policy document should not specify a principal.", everybody, ControlPolicyKind.SERVICE);
        malformed("supports only the Deny effect", everybody.replace("Deny", "Allow"), ControlPolicyKind.RESOURCE);
        malformed("Principal", allow("s3:*", "*"), ControlPolicyKind.RESOURCE);
    }

    @Test
    void a_document_has_5120_characters_at_most() {
        String large = allow("s3:*", "*").replace("s3:*", "s3:" + "a".repeat(5_120));
        assertThatThrownBy(() ->
                        ControlDocuments.checked(List.of(new ControlPolicy("large", large)), ControlPolicyKind.SERVICE))
                .isInstanceOfSatisfying(WireException.class, refused -> {
                    assertThat(refused.code()).isEqualTo("LimitExceeded");
                    assertThat(refused.message())
                            .startsWith("The policy large: ")
                            .endsWith("5120");
                });
    }

    private static void malformed(String message, String document, ControlPolicyKind kind) {
        assertThatThrownBy(() -> ControlDocuments.checked(List.of(new ControlPolicy("mine", document)), kind))
                .isInstanceOfSatisfying(Refused.class, refused -> {
                    assertThat(refused.refusal()).isEqualTo(Refusal.MALFORMED_POLICY_DOCUMENT);
                    assertThat(refused.text()).startsWith("The policy mine: ").contains(message);
                });
    }

    private static Decision<PutControlPolicies.Reply> put(
            ControlTarget target, ControlPolicyKind kind, List<ControlPolicy> policies, ControlPolicies before) {
        return new PutControlPolicies(target, kind, policies)
                .decide(CALL, Optional.empty(), new Found(Optional.of(before)), FACTS);
    }

    private static Decision<?> delete(ControlPolicyKind kind, ControlPolicies before) {
        return new DeleteControlPolicies(GROUP, kind)
                .decide(CALL, Optional.empty(), new Found(Optional.of(before)), FACTS);
    }
}
