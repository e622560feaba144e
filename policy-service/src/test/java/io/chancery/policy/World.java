package io.chancery.policy;

import io.chancery.contracts.AccessKeyId;
import io.chancery.contracts.AccountGroupId;
import io.chancery.contracts.AccountId;
import io.chancery.contracts.ContractJson;
import io.chancery.contracts.GroupId;
import io.chancery.contracts.InstanceProfileId;
import io.chancery.contracts.Log;
import io.chancery.contracts.OrganizationId;
import io.chancery.contracts.PolicyId;
import io.chancery.contracts.RoleId;
import io.chancery.contracts.Tag;
import io.chancery.contracts.UserId;
import io.chancery.contracts.identity.AccessKey;
import io.chancery.contracts.identity.Account;
import io.chancery.contracts.identity.Group;
import io.chancery.contracts.identity.InstanceProfile;
import io.chancery.contracts.identity.KeyOwner;
import io.chancery.contracts.identity.PermissionsBoundary;
import io.chancery.contracts.identity.Role;
import io.chancery.contracts.identity.TrustPolicy;
import io.chancery.contracts.identity.User;
import io.chancery.contracts.policy.AccountGroup;
import io.chancery.contracts.policy.ControlPolicies;
import io.chancery.contracts.policy.ControlPolicy;
import io.chancery.contracts.policy.ManagedPolicy;
import io.chancery.contracts.policy.OrganizationAccount;
import io.chancery.contracts.policy.PolicyVersion;
import io.chancery.contracts.policy.PrincipalKind;
import io.chancery.contracts.policy.PrincipalPolicies;
import io.chancery.contracts.policy.PrincipalPolicies.AttachedPolicy;
import io.chancery.contracts.policy.ResourcePolicy;
import io.chancery.contracts.record.StateRecord;
import io.chancery.contracts.stream.StreamType;
import io.chancery.runtime.caller.SessionFacts;
import io.chancery.store.consume.StateBatch;
import io.chancery.store.consume.StateChange;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.IntStream;

/** Entities for tests, and the changes in a state topic that tell of them. */
public final class World {

    public static final AccountId ACME = new AccountId("111122223333");
    public static final AccountId OTHER = new AccountId("444455556666");
    public static final Instant NOW = Instant.parse("2026-03-01T12:00:00Z");

    public static final UserId ALICE = new UserId("AIDAALICEALICEALICE22");
    public static final UserId BOB = new UserId("AIDABOBBOBBOBBOBBOB22");
    public static final GroupId DEVELOPERS = new GroupId("AGPADEVELOPERSDEVEL22");
    public static final RoleId DEPLOYER = new RoleId("AROADEPLOYERDEPLOYE22");
    public static final AccessKeyId ALICES_KEY = new AccessKeyId("AKIAALICESKEYALICES2");
    public static final AccessKeyId SESSION_KEY = new AccessKeyId("ASIASESSIONSESSION22");

    private World() {}

    public static String allow(String action, String resource) {
        return statement("Allow", action, resource, "");
    }

    public static String deny(String action, String resource) {
        return statement("Deny", action, resource, "");
    }

    public static String allowIf(String action, String resource, String condition) {
        return statement("Allow", action, resource, ",\"Condition\":" + condition);
    }

    private static String statement(String effect, String action, String resource, String more) {
        return """
                {"Version":"2012-10-17","Statement":[{"Effect":"%s","Action":"%s","Resource":"%s"%s}]}""".formatted(effect, action, resource, more);
    }

    public static String trusting(String principal) {
        return """
                {"Version":"2012-10-17","Statement":[{"Effect":"Allow","Principal":%s,"Action":"sts:AssumeRole"}]}""".formatted(principal);
    }

    /** A policy of a resource, for the principal as {@code Principal} writes it. */
    public static String resourcePolicy(String effect, String principal, String action, String resource) {
        return """
                {"Version":"2012-10-17","Statement":[{"Effect":"%s","Principal":%s,"Action":"%s","Resource":"%s"}]}""".formatted(effect, principal, action, resource);
    }

    public static Account account(AccountId id) {
        return new Account(id, Optional.empty(), Optional.empty(), NOW, true);
    }

    public static User user(UserId id, String name, GroupId... groups) {
        return new User(id, ACME, name, "/", List.of(), Optional.empty(), List.of(groups), NOW);
    }

    public static User tagged(User user, Tag... tags) {
        return new User(
                user.id(),
                user.account(),
                user.name(),
                user.path(),
                List.of(tags),
                user.permissionsBoundary(),
                user.groups(),
                user.createdAt());
    }

    public static User bounded(User user, PolicyId boundary) {
        return new User(
                user.id(),
                user.account(),
                user.name(),
                user.path(),
                user.tags(),
                Optional.of(new PermissionsBoundary("arn:aws:iam::111122223333:policy/Boundary", boundary)),
                user.groups(),
                user.createdAt());
    }

    public static Group developers() {
        return new Group(DEVELOPERS, ACME, "Developers", "/", NOW);
    }

    public static Role deployer(String trustPolicy, Map<String, String> resolved) {
        return new Role(
                DEPLOYER,
                ACME,
                "Deployer",
                "/ops/",
                new TrustPolicy(trustPolicy, resolved),
                Optional.empty(),
                3_600,
                List.of(new Tag("team", "ops"), new Tag("stage", "prod")),
                Optional.empty(),
                NOW);
    }

    public static InstanceProfile profile(RoleId role) {
        return new InstanceProfile(
                new InstanceProfileId("AIPADESKSDESKSDESKS22"), ACME, "Desks", "/", Optional.of(role), List.of(), NOW);
    }

    public static AccessKey key(AccessKeyId id, KeyOwner owner, boolean active) {
        AccountId account = owner.type() == KeyOwner.Type.SERVICE ? AccountId.INSTALLATION : ACME;
        return new AccessKey(id, account, owner, active, NOW, NOW);
    }

    public static ManagedPolicy policy(PolicyId id, String name, String document) {
        return new ManagedPolicy(
                id,
                ACME,
                name,
                "/",
                Optional.empty(),
                List.of(new PolicyVersion("v1", document, NOW)),
                "v1",
                List.of(),
                NOW,
                NOW);
    }

    public static PrincipalPolicies attached(String principalId, PrincipalKind kind, ManagedPolicy... policies) {
        List<AttachedPolicy> attached = Arrays.stream(policies)
                .map(policy -> new AttachedPolicy(policy.arn(), policy.id()))
                .toList();
        return new PrincipalPolicies(principalId, kind, ACME, attached, new TreeMap<>());
    }

    public static PrincipalPolicies inline(String principalId, PrincipalKind kind, String name, String document) {
        SortedMap<String, String> inline = new TreeMap<>(Map.of(name, document));
        return new PrincipalPolicies(principalId, kind, ACME, List.of(), inline);
    }

    /** A session of {@link #deployer} that lasts an hour from {@link #NOW}. */
    public static SessionFacts session(List<String> sessionPolicies, Optional<Instant> mfaAt) {
        return new SessionFacts(
                ACME,
                DEPLOYER,
                "Deployer",
                "release-7",
                SESSION_KEY,
                sessionPolicies,
                List.of(),
                Map.of("Team", "web"),
                List.of(),
                Optional.of("alice"),
                mfaAt,
                "arn:aws:iam::111122223333:user/alice",
                NOW,
                NOW.plusSeconds(3_600));
    }

    public static <S extends Record> StateChange is(StreamType<S, ?> type, AccountId account, String id, S state) {
        return new StateChange(
                type.streamId(id),
                Optional.of(new StateRecord(account, type.kind(), id, 1, 1, ContractJson.MAPPER.valueToTree(state))));
    }

    public static StateChange is(Account account) {
        return is(Account.STREAM, account.id(), account.id().value(), account);
    }

    public static StateChange is(User user) {
        return is(User.STREAM, user.account(), user.id().value(), user);
    }

    public static StateChange is(Group group) {
        return is(Group.STREAM, group.account(), group.id().value(), group);
    }

    public static StateChange is(Role role) {
        return is(Role.STREAM, role.account(), role.id().value(), role);
    }

    public static StateChange is(InstanceProfile profile) {
        return is(InstanceProfile.STREAM, profile.account(), profile.id().value(), profile);
    }

    public static StateChange is(AccessKey key) {
        return is(AccessKey.STREAM, key.account(), key.id().value(), key);
    }

    public static StateChange is(ManagedPolicy policy) {
        return is(ManagedPolicy.STREAM, policy.account(), policy.id().value(), policy);
    }

    public static StateChange is(PrincipalPolicies policies) {
        return is(PrincipalPolicies.STREAM, policies.account(), policies.principalId(), policies);
    }

    public static StateChange is(ResourcePolicy policy) {
        return is(
                ResourcePolicy.STREAM,
                policy.account(),
                ResourcePolicy.id(policy.account(), policy.resource()),
                policy);
    }

    public static final OrganizationId ORGANIZATION = new OrganizationId("o-example2222");
    public static final AccountGroupId PRODUCTION = new AccountGroupId("ou-root-production22");
    public static final AccountGroupId PAYMENTS = new AccountGroupId("ou-root-payments2222");

    /** The root group. */
    public static AccountGroup rootGroup(ControlPolicies policies) {
        return new AccountGroup(
                AccountGroupId.ROOT, "Root", Optional.empty(), Optional.of(ORGANIZATION), policies, NOW);
    }

    public static AccountGroup accountGroup(AccountGroupId id, AccountGroupId parent, ControlPolicies policies) {
        return new AccountGroup(id, id.value(), Optional.of(parent), Optional.empty(), policies, NOW);
    }

    public static ControlPolicies serviceControl(String... documents) {
        return new ControlPolicies(control(documents), List.of());
    }

    public static ControlPolicies resourceControl(String... documents) {
        return new ControlPolicies(List.of(), control(documents));
    }

    /** Named {@code policy-1}, {@code policy-2} and so on. */
    private static List<ControlPolicy> control(String... documents) {
        return IntStream.range(0, documents.length)
                .mapToObj(i -> new ControlPolicy("policy-" + (i + 1), documents[i]))
                .toList();
    }

    public static StateChange is(AccountGroup group) {
        return is(AccountGroup.STREAM, AccountId.INSTALLATION, group.id().value(), group);
    }

    public static StateChange is(OrganizationAccount account) {
        return is(
                OrganizationAccount.STREAM, AccountId.INSTALLATION, account.id().value(), account);
    }

    public static StateChange gone(StreamType<?, ?> type, String id) {
        return new StateChange(type.streamId(id), Optional.empty());
    }

    public static StateBatch batch(Log log, int shard, long position, Instant at, List<StateChange> changes) {
        return new StateBatch(log, shard, position, "00", at, changes);
    }
}
