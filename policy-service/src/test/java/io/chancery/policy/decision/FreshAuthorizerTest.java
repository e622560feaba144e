package io.chancery.policy.decision;

import static io.chancery.policy.World.ACME;
import static io.chancery.policy.World.ALICE;
import static io.chancery.policy.World.ALICES_KEY;
import static io.chancery.policy.World.DEPLOYER;
import static io.chancery.policy.World.NOW;
import static io.chancery.policy.World.SESSION_KEY;
import static io.chancery.policy.World.allow;
import static io.chancery.policy.World.deployer;
import static io.chancery.policy.World.gone;
import static io.chancery.policy.World.inline;
import static io.chancery.policy.World.is;
import static io.chancery.policy.World.key;
import static io.chancery.policy.World.trusting;
import static io.chancery.policy.World.user;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.chancery.contracts.AccessKeyId;
import io.chancery.contracts.AccountId;
import io.chancery.contracts.Log;
import io.chancery.contracts.Position;
import io.chancery.contracts.identity.AccessKey;
import io.chancery.contracts.identity.KeyOwner;
import io.chancery.contracts.identity.User;
import io.chancery.contracts.policy.PrincipalKind;
import io.chancery.policy.World;
import io.chancery.runtime.caller.Caller;
import io.chancery.runtime.internal.AuthorizeReply;
import io.chancery.runtime.internal.AuthorizeRequest;
import io.chancery.runtime.operation.Permission;
import io.chancery.store.append.Refusal;
import io.chancery.store.append.Refused;
import io.smallrye.mutiny.Uni;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class FreshAuthorizerTest {

    private static final Caller CALLER =
            new Caller(Caller.Type.USER, ACME, ALICE.value(), Optional.of(ALICES_KEY), Optional.empty());
    private static final Permission CREATE_USER = Permission.of("iam:CreateUser", "arn:aws:iam::111122223333:user/bob");
    private static final Permission DELETE_USER = Permission.of("iam:DeleteUser", "arn:aws:iam::111122223333:user/bob");

    private final TestCache world = new TestCache()
            .identity(
                    is(World.account(ACME)), is(user(ALICE, "alice")), is(key(ALICES_KEY, KeyOwner.user(ALICE), true)))
            .policy(is(inline(ALICE.value(), PrincipalKind.USER, "own", allow("iam:CreateUser", "*"))));

    private final List<String> asked = new ArrayList<>();
    private long policyHead = 2;
    private long identityHead = 2;
    private long organizationHead = 1;

    private final FreshAuthorizer authorizer = new FreshAuthorizer(
            world.decisions,
            world.principals,
            world,
            new Heads() {
                @Override
                public Uni<Position> policy(AccountId account) {
                    if (account.equals(AccountId.INSTALLATION)) {
                        asked.add("organization");
                        return Uni.createFrom()
                                .item(new Position(Log.POLICY, world.shards.of(account), organizationHead));
                    }
                    asked.add("policy");
                    return Uni.createFrom().item(new Position(Log.POLICY, world.shards.of(account), policyHead));
                }

                @Override
                public Uni<Position> identity(AccountId account) {
                    asked.add("identity");
                    return Uni.createFrom().item(new Position(Log.IDENTITY, world.shards.of(account), identityHead));
                }
            },
            world.shards,
            TestCache.LIMIT,
            (account, message) -> Uni.createFrom().item(Optional.of("sealed for " + account)));

    @Test
    void an_allowed_caller_is_let_through() {
        AuthorizeReply reply = authorize(CALLER, CREATE_USER);

        assertThat(reply.allowed()).isTrue();
        assertThat(reply.principalArn()).isEqualTo("arn:aws:iam::111122223333:user/alice");
        assertThat(reply.reason()).isEqualTo("because an identity-based policy allows the iam:CreateUser action");
        assertThat(reply.asOf())
                .contains(
                        new Position(Log.IDENTITY, world.shards.of(ACME), 2),
                        new Position(Log.POLICY, world.shards.of(ACME), 2));
    }

    @Test
    void all_permissions_must_be_given() {
        AuthorizeReply reply = authorize(CALLER, CREATE_USER, DELETE_USER);

        assertThat(reply.allowed()).isFalse();
        assertThat(reply.denied())
                .hasValue(new AuthorizeReply.Denied(
                        "iam:DeleteUser",
                        "arn:aws:iam::111122223333:user/bob",
                        Optional.of("sealed for 111122223333")));
        assertThat(reply.reason()).isEqualTo("because no identity-based policy allows the iam:DeleteUser action");
    }

    @Test
    void without_permissions_it_is_enough_to_live() {
        assertThat(authorize(CALLER).allowed()).isTrue();

        world.identity(is(key(ALICES_KEY, KeyOwner.user(ALICE), false)));

        assertThat(authorize(CALLER).reason()).isEqualTo("because the access key is not active");
    }

    @Test
    void a_key_that_is_gone_or_somebody_elses_allows_nothing() {
        world.identity(is(key(ALICES_KEY, KeyOwner.user(World.BOB), true)));
        assertThat(authorize(CALLER).reason()).isEqualTo("because the access key does not exist");

        world.identity(gone(AccessKey.STREAM, ALICES_KEY.value()));
        assertThat(authorize(CALLER).reason()).isEqualTo("because the access key does not exist");
    }

    @Test
    void a_user_without_a_key_is_refused_and_root_without_one_is_the_suite_itself() {
        Caller keyless = new Caller(Caller.Type.USER, ACME, ALICE.value(), Optional.empty(), Optional.empty());

        assertThat(authorize(keyless).reason()).isEqualTo("because no access key was used");
        assertThat(authorize(Caller.root(ACME), DELETE_USER).allowed()).isTrue();
    }

    @Test
    void a_deleted_user_is_refused() {
        world.identity(gone(User.STREAM, ALICE.value()));

        AuthorizeReply reply = authorize(CALLER, CREATE_USER);

        assertThat(reply.allowed()).isFalse();
        assertThat(reply.reason()).isEqualTo("because the user does not exist");
    }

    @Test
    void a_session_lives_as_long_as_its_statement_its_role_and_its_key_agree() {
        world.statements.put("signed", World.session(List.of(), Optional.empty()));
        world.identity(is(deployer(trusting("\"*\""), Map.of())));

        assertThat(authorize(session(SESSION_KEY, "signed")).allowed()).isTrue();
        assertThat(authorize(session(SESSION_KEY, "signed")).principalArn())
                .isEqualTo("arn:aws:sts::111122223333:assumed-role/Deployer/release-7");
        assertThat(authorize(session(new AccessKeyId("ASIAANOTHERANOTHER22"), "signed"))
                        .reason())
                .isEqualTo("because the session statement is of another access key");
        assertThat(authorize(session(SESSION_KEY, "forged")).reason())
                .isEqualTo("because the session statement is not valid");

        world.identity(gone(io.chancery.contracts.identity.Role.STREAM, DEPLOYER.value()));

        assertThat(authorize(session(SESSION_KEY, "signed")).reason()).isEqualTo("because the role does not exist");
    }

    @Test
    void it_waits_for_the_heads_of_both_logs_and_gives_up_as_unavailable() {
        policyHead = 3;

        assertThatThrownBy(() -> authorize(CALLER, CREATE_USER))
                .isInstanceOfSatisfying(
                        Refused.class, refused -> assertThat(refused.refusal()).isEqualTo(Refusal.SERVICE_UNAVAILABLE));
        assertThat(asked).containsExactlyInAnyOrder("policy", "identity", "organization");
    }

    @Test
    void it_waits_for_the_head_of_the_shard_with_the_control_policies() {
        organizationHead = 2;

        assertThatThrownBy(() -> authorize(CALLER, CREATE_USER))
                .isInstanceOfSatisfying(
                        Refused.class, refused -> assertThat(refused.refusal()).isEqualTo(Refusal.SERVICE_UNAVAILABLE));

        world.organization(is(World.rootGroup(World.serviceControl(World.allow("s3:*", "*")))));

        AuthorizeReply reply = authorize(CALLER, CREATE_USER);
        assertThat(reply.allowed()).isFalse();
        assertThat(reply.reason()).isEqualTo("because no service control policy allows the iam:CreateUser action");
        assertThat(reply.asOf()).contains(new Position(Log.POLICY, world.shards.of(AccountId.INSTALLATION), 2));
    }

    @Test
    void the_root_user_is_bound_by_control_policies_and_the_suite_that_bootstraps_is_not() {
        world.identity(is(key(ALICES_KEY, KeyOwner.root(ACME), true)))
                .organization(is(World.rootGroup(World.serviceControl(World.allow("s3:*", "*")))));
        Caller root = new Caller(Caller.Type.ROOT, ACME, ACME.value(), Optional.of(ALICES_KEY), Optional.empty());

        assertThat(authorize(root, CREATE_USER).allowed()).isFalse();
        assertThat(authorize(Caller.root(ACME), CREATE_USER).allowed()).isTrue();
    }

    @Test
    void the_head_that_identity_service_sends_is_not_asked_for_again() {
        var known = new Position(Log.IDENTITY, world.shards.of(ACME), 2);

        authorizer
                .forOthers()
                .authorize(new AuthorizeRequest(CALLER, List.of(CREATE_USER), List.of(known)))
                .await()
                .indefinitely();

        assertThat(asked).containsExactlyInAnyOrder("policy", "organization");
    }

    @Test
    void own_operations_bring_the_head_of_their_shard() {
        var known = new Position(Log.POLICY, world.shards.of(ACME), 2);

        authorizer
                .forOwnOperations()
                .authorize(new AuthorizeRequest(CALLER, List.of(CREATE_USER), List.of(known)))
                .await()
                .indefinitely();

        assertThat(asked).containsExactlyInAnyOrder("identity", "organization");
    }

    @Test
    void every_shard_of_an_account_that_is_concerned_is_waited_for_and_told() {
        var request =
                new AuthorizeRequest(CALLER, List.of(CREATE_USER), List.of(), Optional.of(List.of(ACME, World.OTHER)));
        int theirs = world.shards.of(World.OTHER);
        policyHead = 1;
        identityHead = 1;

        AuthorizeReply reply = authorizer.forOthers().authorize(request).await().indefinitely();

        assertThat(asked).containsExactlyInAnyOrder("policy", "identity", "policy", "identity", "organization");
        assertThat(reply.asOf())
                .contains(
                        new Position(Log.IDENTITY, world.shards.of(ACME), 2),
                        new Position(Log.POLICY, world.shards.of(ACME), 2),
                        new Position(Log.IDENTITY, theirs, 1),
                        new Position(Log.POLICY, theirs, 1));
        identityHead = 2;
        assertThatThrownBy(
                        () -> authorizer.forOthers().authorize(request).await().indefinitely())
                .isInstanceOfSatisfying(
                        Refused.class, refused -> assertThat(refused.refusal()).isEqualTo(Refusal.SERVICE_UNAVAILABLE));
    }

    @Test
    void the_operator_needs_no_policy_and_comes_after_all_that_was_written() {
        var request =
                new AuthorizeRequest(Caller.operator(), List.of(DELETE_USER), List.of(), Optional.of(List.of(ACME)));
        policyHead = 1;
        identityHead = 1;

        AuthorizeReply reply =
                authorizer.forOperator().authorize(request).await().indefinitely();

        assertThat(reply.allowed()).isTrue();
        assertThat(reply.asOf())
                .contains(
                        new Position(Log.IDENTITY, world.shards.of(ACME), 2),
                        new Position(Log.POLICY, world.shards.of(ACME), 2));
        identityHead = 3;
        assertThatThrownBy(() ->
                        authorizer.forOperator().authorize(request).await().indefinitely())
                .isInstanceOf(Refused.class);
    }

    @Test
    void a_stale_cache_is_unavailable_and_never_a_denial() {
        world.apply(Log.IDENTITY, ACME, NOW.minus(Duration.ofHours(1)), gone(User.STREAM, ALICE.value()));

        assertThatThrownBy(() -> authorize(CALLER, CREATE_USER))
                .isInstanceOfSatisfying(
                        Refused.class, refused -> assertThat(refused.refusal()).isEqualTo(Refusal.SERVICE_UNAVAILABLE));
    }

    private static Caller session(AccessKeyId key, String statement) {
        return new Caller(Caller.Type.ROLE_SESSION, ACME, DEPLOYER.value(), Optional.of(key), Optional.of(statement));
    }

    private AuthorizeReply authorize(Caller caller, Permission... permissions) {
        return authorizer
                .forOthers()
                .authorize(new AuthorizeRequest(caller, List.of(permissions), List.of()))
                .await()
                .indefinitely();
    }
}
