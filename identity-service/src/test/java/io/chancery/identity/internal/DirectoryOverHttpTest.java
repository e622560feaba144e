package io.chancery.identity.internal;

import static org.assertj.core.api.Assertions.assertThat;

import io.chancery.contracts.AccountId;
import io.chancery.contracts.policy.PrincipalKind;
import io.chancery.identity.suite.StubPolicyService;
import io.chancery.identity.suite.StubPolicyService.Told;
import io.chancery.identity.suite.Suite;
import io.chancery.identity.suite.SuiteKeys;
import io.chancery.runtime.caller.Caller;
import io.chancery.runtime.internal.BoundaryUses;
import io.chancery.runtime.internal.CloseAccountRequest;
import io.chancery.runtime.internal.HeadRequest;
import io.chancery.runtime.internal.PrincipalLookup;
import io.chancery.runtime.internal.PrincipalNames;
import io.chancery.runtime.internal.PrincipalResolution;
import io.chancery.testing.KafkaResource;
import io.chancery.testing.PostgresResource;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Other services are told names, ids, uses and heads from the tables. */
@QuarkusTest
@QuarkusTestResource(PostgresResource.class)
@QuarkusTestResource(KafkaResource.class)
@QuarkusTestResource(SuiteKeys.class)
@QuarkusTestResource(StubPolicyService.class)
class DirectoryOverHttpTest {

    private AccountId account;
    private String userId;
    private String groupId;

    @BeforeEach
    void a_user_in_a_group() {
        Suite.tell(Told.ALLOW_ALL);
        account = Suite.openAccount().accountId();
        Caller root = Caller.root(account);
        userId = Suite.iam(
                        root,
                        "CreateUser",
                        "UserName",
                        "Alice",
                        "PermissionsBoundary",
                        StubPolicyService.KNOWN_POLICY,
                        "Tags.member.1.Key",
                        "Team",
                        "Tags.member.1.Value",
                        "Ink")
                .element("UserId");
        groupId = Suite.iam(root, "CreateGroup", "GroupName", "Writers", "Path", "/desk/")
                .element("GroupId");
    }

    private PrincipalLookup.Answer lookup(PrincipalKind kind, String name) {
        return Suite.ask("policy", "/internal/principals/lookup", new PrincipalLookup(account, kind, name))
                .as(PrincipalLookup.Answer.class);
    }

    @Test
    void a_principal_is_found_by_its_name_in_any_case() {
        PrincipalLookup.Found found =
                lookup(PrincipalKind.USER, "aLICE").found().orElseThrow();

        assertThat(found.principalId()).isEqualTo(userId);
        assertThat(found.name()).isEqualTo("Alice");
        assertThat(found.tags())
                .singleElement()
                .satisfies(tag -> assertThat(tag.value()).isEqualTo("Ink"));
        assertThat(lookup(PrincipalKind.GROUP, "writers").found().orElseThrow().arn())
                .isEqualTo("arn:aws:iam::" + account + ":group/desk/Writers");
    }

    @Test
    void who_does_not_exist_is_absent_at_a_position() {
        PrincipalLookup.Answer answer = lookup(PrincipalKind.ROLE, "Alice");

        assertThat(answer.found()).isEmpty();
        assertThat(answer.position().sequence()).isPositive();
    }

    @Test
    void nobody_is_found_in_a_closed_account() {
        Suite.operator("/internal/accounts/close", new CloseAccountRequest(account.value()));

        assertThat(lookup(PrincipalKind.USER, "Alice").found()).isEmpty();
    }

    @Test
    void ids_are_given_names_and_those_of_other_accounts_are_left_out() {
        AccountId other = Suite.openAccount().accountId();
        var asked = List.of(userId, groupId, "AROANOBODYNOBODYNOBOD", "nonsense");

        assertThat(names(account, asked).names())
                .extracting(named -> named.kind() + " " + named.name() + " " + named.path())
                .containsExactly("USER Alice /", "GROUP Writers /desk/");
        assertThat(names(other, asked).names()).isEmpty();
    }

    private static PrincipalNames.Answer names(AccountId account, List<String> ids) {
        return Suite.ask("audit", "/internal/principals/names", new PrincipalNames(account, ids))
                .as(PrincipalNames.Answer.class);
    }

    @Test
    void too_many_ids_at_once_are_refused() {
        Suite.Answer answer = Suite.ask(
                "policy",
                "/internal/principals/names",
                new PrincipalNames(account, Collections.nCopies(Directory.NAMES_LIMIT + 1, userId)));

        assertThat(answer.status()).isEqualTo(400);
    }

    @Test
    void names_in_policies_are_resolved_and_those_of_nobody_left_out() {
        String arn = "arn:aws:iam::%s:user/Alice".formatted(account);
        var names = List.of(arn, userId, arn + "x", "AIDANOBODYNOBODYNOBOD");

        assertThat(resolved(names)).containsOnly(Map.entry(arn, userId), Map.entry(userId, userId));

        Suite.operator("/internal/accounts/close", new CloseAccountRequest(account.value()));
        assertThat(resolved(names)).isEmpty();
    }

    @Test
    void too_many_names_at_once_are_refused() {
        Suite.Answer answer = Suite.ask(
                "policy",
                "/internal/principals/resolve",
                new PrincipalResolution(Collections.nCopies(PrincipalResolution.NAMES_LIMIT + 1, userId)));

        assertThat(answer.status()).isEqualTo(400);
    }

    private static Map<String, String> resolved(List<String> names) {
        return Suite.ask("policy", "/internal/principals/resolve", new PrincipalResolution(names))
                .as(PrincipalResolution.Answer.class)
                .uniqueIds();
    }

    @Test
    void uses_as_a_boundary_are_counted() {
        BoundaryUses.Answer answer = Suite.ask(
                        "policy",
                        "/internal/boundaries/uses",
                        new BoundaryUses(account, StubPolicyService.KNOWN_POLICY_ID))
                .as(BoundaryUses.Answer.class);

        assertThat(answer.count()).isPositive();
    }

    @Test
    void the_head_moves_with_each_write() {
        long before = head();
        Suite.iam(Caller.root(account), "CreateUser", "UserName", "Bob");

        assertThat(head()).isGreaterThan(before);
    }

    private long head() {
        return Suite.ask("report", "/internal/heads", new HeadRequest(account))
                .as(HeadRequest.Answer.class)
                .position()
                .sequence();
    }
}
