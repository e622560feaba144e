package io.chancery.policy.internal;

import static io.chancery.testing.Eventually.eventually;
import static org.assertj.core.api.Assertions.assertThat;

import io.chancery.contracts.AccessKeyId;
import io.chancery.contracts.AccountId;
import io.chancery.contracts.Arns;
import io.chancery.contracts.ContractJson;
import io.chancery.contracts.Log;
import io.chancery.contracts.PolicyId;
import io.chancery.contracts.Position;
import io.chancery.contracts.UserId;
import io.chancery.contracts.identity.AccessKey;
import io.chancery.contracts.identity.AccessKeyEvent.AccessKeyCreated;
import io.chancery.contracts.identity.AccessKeyEvent.AccessKeyStatusChanged;
import io.chancery.contracts.identity.KeyOwner;
import io.chancery.contracts.identity.User;
import io.chancery.contracts.identity.UserEvent.UserCreated;
import io.chancery.policy.World;
import io.chancery.policy.standin.StandInProfile;
import io.chancery.policy.standin.Suite;
import io.chancery.runtime.caller.Caller;
import io.chancery.runtime.internal.AuthorizeReply;
import io.chancery.runtime.internal.AuthorizeRequest;
import io.chancery.runtime.internal.HeadRequest;
import io.chancery.runtime.internal.PolicyLookup;
import io.chancery.runtime.internal.PrincipalUses;
import io.chancery.runtime.operation.Permission;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What other services ask, over HTTP, on real PostgreSQL and Kafka. */
@QuarkusTest
@TestProfile(StandInProfile.class)
class InternalHttpTest {

    private static final UserId ALICE = new UserId("AIDAINTERNALALICEALI2");
    private static final AccessKeyId KEY = new AccessKeyId("AKIAINTERNALALICEAL2");

    private static Optional<AccountId> shared = Optional.empty();

    private AccountId account = World.ACME;

    @BeforeEach
    void an_account_with_alice() {
        if (shared.isEmpty()) {
            eventually(() -> assertThat(Suite.get("/q/health/ready").status()).isEqualTo(200));
            AccountId fresh = Suite.freshAccount();
            Suite.happened(
                    fresh,
                    User.STREAM,
                    ALICE.value(),
                    new UserCreated(ALICE, fresh, "alice", "/", List.of(), Optional.empty(), World.NOW));
            Suite.happened(
                    fresh,
                    AccessKey.STREAM,
                    KEY.value(),
                    new AccessKeyCreated(KEY, fresh, KeyOwner.user(ALICE), World.NOW));
            shared = Optional.of(fresh);
        }
        account = shared.get();
    }

    @Test
    void a_change_is_seen_by_the_very_next_question() {
        Permission deleteBob = Permission.of("iam:DeleteUser", Arns.user(account, "/", "bob"));
        assertThat(authorize(deleteBob).reason())
                .isEqualTo("because no identity-based policy allows the iam:DeleteUser action");

        for (int i = 0; i < 20; i++) {
            String effect = i % 2 == 0 ? World.allow("iam:DeleteUser", "*") : World.deny("iam:DeleteUser", "*");
            put("reads", effect);
            assertThat(authorize(deleteBob).allowed()).as("change %d", i).isEqualTo(i % 2 == 0);
        }
    }

    @Test
    void a_key_made_inactive_stops_at_once() {
        var key = new AccessKeyId("AKIAINTERNALSECONDK2");
        Suite.happened(
                account,
                AccessKey.STREAM,
                key.value(),
                new AccessKeyCreated(key, account, KeyOwner.user(ALICE), World.NOW));
        Caller caller = new Caller(Caller.Type.USER, account, ALICE.value(), Optional.of(key), Optional.empty());
        assertThat(authorize(new AuthorizeRequest(caller, List.of(), List.of())).allowed())
                .isTrue();

        Suite.happened(account, AccessKey.STREAM, key.value(), new AccessKeyStatusChanged(key, false, World.NOW));

        assertThat(authorize(new AuthorizeRequest(caller, List.of(), List.of())).reason())
                .isEqualTo("because the access key is not active");
    }

    @Test
    void a_position_that_does_not_come_is_unavailable_and_no_denial() {
        Position head = head();
        var never = new Position(Log.IDENTITY, head.shard(), 1_000_000);

        Suite.Answer answer =
                Suite.ask("identity", "/internal/authorize", new AuthorizeRequest(caller(), List.of(), List.of(never)));

        assertThat(answer.status()).isEqualTo(503);
        assertThat(answer.text()).contains("ServiceUnavailable");
    }

    @Test
    void only_services_of_the_suite_ask_and_only_what_is_theirs() {
        var request = new AuthorizeRequest(caller(), List.of(), List.of());

        assertThat(Suite.ask("policy", "/internal/authorize", request).status()).isEqualTo(403);
        assertThat(Suite.ask("audit", "/internal/authorize", request).status()).isEqualTo(200);
        assertThat(Suite.ask("gateway", "/internal/heads", new HeadRequest(account))
                        .status())
                .isEqualTo(403);
        assertThat(Suite.ask("identity", "/internal/authorize", "nonsense").status())
                .isEqualTo(400);
    }

    @Test
    void policies_are_looked_up_in_the_tables_and_the_catalogue() {
        PolicyId administrator =
                lookup("arn:aws:iam::aws:policy/AdministratorAccess").orElseThrow();
        Suite.Answer made =
                Suite.root(account, "CreatePolicy", "PolicyName", "Looked", "PolicyDocument", World.allow("s3:*", "*"));
        assertThat(made.status()).as(made.text()).isEqualTo(200);

        assertThat(administrator.value()).startsWith("ANPA");
        assertThat(lookup("arn:aws:iam::%s:policy/Looked".formatted(account)))
                .hasValue(new PolicyId(made.element("PolicyId")));
        assertThat(lookup("arn:aws:iam::%s:policy/Nothing".formatted(account))).isEmpty();
        assertThat(lookup("nonsense")).isEmpty();
    }

    @Test
    void the_policies_of_a_principal_are_counted_in_the_tables() {
        put("counted", World.allow("s3:*", "*"));
        Suite.Answer attached = Suite.root(
                account,
                "AttachUserPolicy",
                "UserName",
                "alice",
                "PolicyArn",
                "arn:aws:iam::aws:policy/ReadOnlyAccess");
        assertThat(attached.status()).as(attached.text()).isEqualTo(200);

        PrincipalUses.Answer uses = read(
                Suite.ask("identity", "/internal/principals/uses", new PrincipalUses(account, ALICE.value())),
                PrincipalUses.Answer.class);

        assertThat(uses.attachedPolicies()).isEqualTo(1);
        assertThat(uses.inlinePolicies()).isPositive();
        assertThat(uses.position().log()).isEqualTo(Log.POLICY);
    }

    @Test
    void the_log_verifies() {
        put("verified", World.allow("s3:*", "*"));

        Suite.Answer report = Suite.ask("gateway", "/internal/verify", new VerifyResource.Verify());

        assertThat(report.status()).as(report.text()).isEqualTo(200);
        assertThat(report.text()).contains("\"findings\":[]").contains("\"log\":\"POLICY\"");
    }

    private Caller caller() {
        return new Caller(Caller.Type.USER, account, ALICE.value(), Optional.of(KEY), Optional.empty());
    }

    private AuthorizeReply authorize(Permission permission) {
        AuthorizeReply reply = authorize(new AuthorizeRequest(caller(), List.of(permission), List.of()));
        assertThat(reply.principalArn()).isEqualTo(Arns.user(account, "/", "alice"));
        return reply;
    }

    private static AuthorizeReply authorize(AuthorizeRequest request) {
        return read(Suite.ask("identity", "/internal/authorize", request), AuthorizeReply.class);
    }

    private Optional<PolicyId> lookup(String arn) {
        return read(
                        Suite.ask("identity", "/internal/policies/lookup", new PolicyLookup(account, arn)),
                        PolicyLookup.Answer.class)
                .policyId();
    }

    private Position head() {
        return read(Suite.ask("identity", "/internal/heads", new HeadRequest(account)), HeadRequest.Answer.class)
                .position();
    }

    private void put(String name, String document) {
        Suite.Answer answer = Suite.root(
                account, "PutUserPolicy", "UserName", "alice", "PolicyName", name, "PolicyDocument", document);
        assertThat(answer.status()).as(answer.text()).isEqualTo(200);
    }

    private static <T> T read(Suite.Answer answer, Class<T> type) {
        assertThat(answer.status()).as(answer.text()).isEqualTo(200);
        return ContractJson.read(answer.text().getBytes(StandardCharsets.UTF_8), type);
    }
}
