package io.chancery.identity.role;

import static org.assertj.core.api.Assertions.assertThat;

import io.chancery.contracts.Log;
import io.chancery.contracts.Position;
import io.chancery.contracts.RoleId;
import io.chancery.contracts.Tag;
import io.chancery.contracts.identity.PermissionsBoundary;
import io.chancery.contracts.identity.RoleEvent.RoleCreated;
import io.chancery.contracts.identity.TrustPolicy;
import io.chancery.identity.FixedFacts;
import io.chancery.identity.Given;
import io.chancery.identity.Story;
import io.chancery.identity.entity.BoundaryLookup;
import io.chancery.identity.entity.EntityPath;
import io.chancery.identity.entity.PolicyArn;
import io.chancery.runtime.operation.Permission;
import io.chancery.runtime.tag.NewTag;
import io.chancery.store.append.Refusal;
import io.chancery.store.append.Stream;
import io.chancery.wire.PercentEncoding;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

class CreateRoleTest {
    private static final TrustDocument TRUST = new TrustDocument(Story.TRUST_ROOT);
    private static final Optional<PolicyArn> LIMITS = Optional.of(new PolicyArn(Story.LIMITS_ARN));
    private static final CreateRole FULL = new CreateRole(
            new RoleName("Scribe"),
            Optional.of(new EntityPath("/desk/")),
            TRUST,
            Optional.of(new RoleDescription("writes")),
            Optional.of(new MaxSessionDuration(7_200)),
            List.of(NewTag.of("Team", "ink")),
            LIMITS);

    private static CreateRole create(String name) {
        return new CreateRole(
                new RoleName(name),
                Optional.empty(),
                TRUST,
                Optional.empty(),
                Optional.empty(),
                List.of(),
                Optional.empty());
    }

    private static CreateRole.Prepared prepared() {
        return prepared(BoundaryLookup.NONE);
    }

    private static CreateRole.Prepared prepared(BoundaryLookup boundary) {
        return new CreateRole.Prepared(boundary, new TrustPolicies.Resolved(TRUST, Set.of(), Map.of(), Set.of()));
    }

    @Test
    void a_free_name_makes_a_role_whose_sessions_last_an_hour() {
        var result = Given.nothing().when(Story.asRoot(), create("Scribe"), prepared());
        result.then(new RoleCreated(
                        new RoleId("AROAABCDEFGHIJKLMNOPQ"),
                        Story.ACCOUNT,
                        "Scribe",
                        "/",
                        new TrustPolicy(Story.TRUST_ROOT, Map.of()),
                        Optional.empty(),
                        3_600,
                        List.of(),
                        Optional.empty(),
                        FixedFacts.NOW))
                .thenOn("role/AROAABCDEFGHIJKLMNOPQ", "arn:aws:iam::111122223333:role/Scribe");
    }

    @Test
    void everything_given_is_kept_and_shown() {
        var lookup = new BoundaryLookup(LIMITS, Optional.of(Story.LIMITS_ID), Optional.empty());
        var result = Given.nothing().when(Story.asRoot(), FULL, prepared(lookup));
        result.then(new RoleCreated(
                new RoleId("AROAABCDEFGHIJKLMNOPQ"),
                Story.ACCOUNT,
                "Scribe",
                "/desk/",
                new TrustPolicy(Story.TRUST_ROOT, Map.of()),
                Optional.of("writes"),
                7_200,
                List.of(new Tag("Team", "ink")),
                Optional.of(new PermissionsBoundary(Story.LIMITS_ARN, Story.LIMITS_ID)),
                FixedFacts.NOW));
        assertThat(result.reply().role())
                .isEqualTo(new RoleView(
                        "/desk/",
                        "Scribe",
                        "AROAABCDEFGHIJKLMNOPQ",
                        "arn:aws:iam::111122223333:role/desk/Scribe",
                        FixedFacts.NOW,
                        PercentEncoding.encode(Story.TRUST_ROOT),
                        Optional.of("writes"),
                        7_200,
                        Optional.of(new BoundaryLookup.Attached("PermissionsBoundaryPolicy", Story.LIMITS_ARN)),
                        Optional.of(List.of(new Tag("Team", "ink")))));
    }

    @Test
    void the_path_of_service_linked_roles_is_reserved() {
        var linked = new CreateRole(
                new RoleName("Scribe"),
                Optional.of(new EntityPath("/aws-service-role/batch.amazonaws.com/")),
                TRUST,
                Optional.empty(),
                Optional.empty(),
                List.of(),
                Optional.empty());
        Given.nothing()
                .when(Story.asRoot(), linked, prepared())
                .thenRefused(
                        Refusal.INVALID_INPUT, "The path /aws-service-role/ is reserved for service-linked roles.");
    }

    @Test
    void a_taken_name_is_refused_in_any_case() {
        Given.events(Story.CLERK)
                .when(Story.asRoot(), create("cLERK"), prepared())
                .thenRefused(Refusal.ENTITY_ALREADY_EXISTS, "Role with name cLERK already exists.");
    }

    @Test
    void an_unknown_principal_is_refused() {
        String nobody = "arn:aws:iam::444455556666:user/nobody";
        var trust = new TrustPolicies.Resolved(TRUST, Set.of(nobody), Map.of(), Set.of());
        Given.nothing()
                .when(Story.asRoot(), create("Scribe"), new CreateRole.Prepared(BoundaryLookup.NONE, trust))
                .thenRefused(
                        Refusal.MALFORMED_POLICY_DOCUMENT, "Invalid principal in policy: \"AWS\":\"" + nobody + "\"");
    }

    @Test
    void a_boundary_that_is_absent_is_refused() {
        Given.nothing()
                .when(Story.asRoot(), FULL, prepared(new BoundaryLookup(LIMITS, Optional.empty(), Optional.empty())))
                .thenRefused(
                        Refusal.NO_SUCH_ENTITY,
                        "Scope ARN: arn:aws:iam::111122223333:policy/limits does not exist or is not attachable.");
    }

    @Test
    void the_quota_refuses_one_role_more() {
        var full = new CreateRole.Found(Stream.unborn(""), 1_000);
        Given.Then.of(() -> create("Scribe").decide(Story.asRoot(), prepared(), full, new FixedFacts()))
                .thenRefused(Refusal.LIMIT_EXCEEDED, "Cannot exceed quota for RolesPerAccount: 1000");
    }

    @Test
    void the_permission_is_on_the_new_arn_with_boundary_and_tags() {
        List<Permission> asked = Given.nothing().permissions(Story.asRoot(), FULL, prepared());
        Map<String, List<String>> tags = Map.of("aws:RequestTag/Team", List.of("ink"), "aws:TagKeys", List.of("Team"));
        assertThat(asked).extracting(Permission::action).containsExactly("iam:CreateRole", "iam:TagRole");
        assertThat(asked).extracting(Permission::resource).containsOnly("arn:aws:iam::111122223333:role/desk/Scribe");
        assertThat(asked.getFirst().context())
                .containsAllEntriesOf(tags)
                .containsEntry("iam:PermissionsBoundary", List.of(Story.LIMITS_ARN));
        assertThat(asked.getLast().context()).isEqualTo(tags);
    }

    @Test
    void the_decision_sees_what_policy_service_saw() {
        var seen = new Position(Log.POLICY, 1, 2);
        assertThat(FULL.seen(prepared(new BoundaryLookup(LIMITS, Optional.empty(), Optional.of(seen)))))
                .containsExactly(seen);
    }
}
