package io.chancery.identity.role;

import static org.assertj.core.api.Assertions.assertThat;

import io.chancery.contracts.identity.RoleEvent.RoleTrustPolicyUpdated;
import io.chancery.contracts.identity.TrustPolicy;
import io.chancery.identity.Given;
import io.chancery.identity.Story;
import io.chancery.identity.role.TrustPrincipals.Living;
import io.chancery.runtime.operation.Permission;
import io.chancery.store.append.Refusal;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

class UpdateAssumeRolePolicyTest {
    private static final String ALICE = "arn:aws:iam::111122223333:user/desk/Alice";
    private static final TrustDocument DOCUMENT = TrustPoliciesTest.trusting("{\"AWS\":\"" + ALICE + "\"}");
    private static final TrustPolicies.Resolved RESOLVED = new TrustPolicies.Resolved(
            DOCUMENT, Set.of(ALICE), Map.of(ALICE, new Living(Story.ALICE_ID.value(), ALICE, Story.ACCOUNT)), Set.of());
    private static final UpdateAssumeRolePolicy UPDATE = new UpdateAssumeRolePolicy(new RoleName("clerk"), DOCUMENT);
    private static final TrustPolicy POLICY = new TrustPolicy(DOCUMENT.value(), Map.of(ALICE, Story.ALICE_ID.value()));

    @Test
    void a_service_linked_role_is_protected() {
        Given.events(Story.BATCH)
                .when(
                        Story.asRoot(),
                        new UpdateAssumeRolePolicy(new RoleName("AWSServiceRoleForBatch"), DOCUMENT),
                        RESOLVED)
                .thenRefused(Refusal.UNMODIFIABLE_ENTITY, Story.BATCH_PROTECTED);
    }

    @Test
    void another_policy_is_set_with_the_ids_of_whom_it_names() {
        Given.events(Story.CLERK)
                .when(Story.asRoot(), UPDATE, RESOLVED)
                .then(new RoleTrustPolicyUpdated(Story.CLERK_ID, POLICY))
                .thenOn("role/" + Story.CLERK_ID, "arn:aws:iam::111122223333:role/desk/Clerk");
    }

    @Test
    void the_same_policy_about_the_same_principals_changes_nothing() {
        Given.events(Story.role(Story.CLERK_ID, "Clerk", "/", POLICY.document(), POLICY.resolvedPrincipals()))
                .when(Story.asRoot(), UPDATE, RESOLVED)
                .then();
    }

    @Test
    void the_same_policy_is_set_anew_if_its_names_mean_others_now() {
        var before = Story.role(Story.CLERK_ID, "Clerk", "/", POLICY.document(), Map.of(ALICE, Story.BOB_ID.value()));
        Given.events(before)
                .when(Story.asRoot(), UPDATE, RESOLVED)
                .then(new RoleTrustPolicyUpdated(Story.CLERK_ID, POLICY));
    }

    @Test
    void an_unknown_principal_is_refused() {
        Given.events(Story.CLERK)
                .when(Story.asRoot(), UPDATE, new TrustPolicies.Resolved(DOCUMENT, Set.of(ALICE), Map.of(), Set.of()))
                .thenRefused(
                        Refusal.MALFORMED_POLICY_DOCUMENT, "Invalid principal in policy: \"AWS\":\"" + ALICE + "\"");
    }

    @Test
    void an_absent_role_is_refused() {
        Given.nothing()
                .when(Story.asRoot(), UPDATE, RESOLVED)
                .thenRefused(Refusal.NO_SUCH_ENTITY, "The role with name clerk cannot be found.");
    }

    @Test
    void the_permission_is_on_the_stored_arn() {
        assertThat(Given.events(Story.CLERK).permissions(Story.asRoot(), UPDATE, RESOLVED))
                .singleElement()
                .extracting(Permission::action, Permission::resource)
                .containsExactly("iam:UpdateAssumeRolePolicy", "arn:aws:iam::111122223333:role/desk/Clerk");
    }
}
