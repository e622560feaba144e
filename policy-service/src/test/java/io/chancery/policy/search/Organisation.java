package io.chancery.policy.search;

import io.chancery.contracts.AccountId;
import io.chancery.contracts.Arns;
import io.chancery.contracts.GroupId;
import io.chancery.contracts.Log;
import io.chancery.contracts.PolicyId;
import io.chancery.contracts.RoleId;
import io.chancery.contracts.Tag;
import io.chancery.contracts.UniqueIds;
import io.chancery.contracts.UserId;
import io.chancery.contracts.identity.Group;
import io.chancery.contracts.identity.PermissionsBoundary;
import io.chancery.contracts.identity.Role;
import io.chancery.contracts.identity.TrustPolicy;
import io.chancery.contracts.identity.User;
import io.chancery.contracts.policy.ManagedPolicy;
import io.chancery.contracts.policy.PolicyVersion;
import io.chancery.contracts.policy.PrincipalKind;
import io.chancery.contracts.policy.PrincipalPolicies;
import io.chancery.contracts.policy.PrincipalPolicies.AttachedPolicy;
import io.chancery.contracts.policy.ResourcePolicy;
import io.chancery.policy.World;
import io.chancery.policy.decision.TestCache;
import io.chancery.store.consume.StateChange;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * Three accounts with all that decides about access in them, made from a seed. It keeps its own books of whom and what
 * there is, so that a test can count without asking what it tests.
 */
final class Organisation {

    private static final List<AccountId> ACCOUNTS =
            List.of(World.ACME, World.OTHER, new AccountId("777788889999"));

    final List<User> users = new ArrayList<>();
    final List<Role> roles = new ArrayList<>();
    final List<ResourcePolicy> resourcePolicies = new ArrayList<>();
    /** Principals as subjects. */
    final List<String> principals = new ArrayList<>();

    final Map<AccountId, PolicyWriter> books = new HashMap<>();
    /** What all resource policies name. */
    final PolicyWriter common;

    private final Random random;
    private final TestCache world;
    private final Map<String, String> ids = new HashMap<>();
    private final Map<AccountId, List<StateChange>> identity = new HashMap<>();
    private final Map<AccountId, List<StateChange>> policy = new HashMap<>();

    Organisation(long seed, TestCache world) {
        this.random = new Random(seed);
        this.world = world;
        this.common = new PolicyWriter(random, List.of());
        List<String> named = names();
        for (AccountId account : ACCOUNTS) {
            books.put(account, new PolicyWriter(random, named));
            identity.put(account, new ArrayList<>(List.of(World.is(World.account(account)))));
            policy.put(account, new ArrayList<>());
            principals.add(Arns.root(account));
        }
        ACCOUNTS.forEach(this::people);
        ACCOUNTS.forEach(this::roles);
        ACCOUNTS.forEach(this::resources);
        if (books.values().stream().anyMatch(book -> book.namesService)) {
            principals.add(Arns.servicePrincipal("lambda.amazonaws.com"));
        }
        for (AccountId account : ACCOUNTS) {
            world.apply(Log.IDENTITY, account, World.NOW, identity.get(account).toArray(StateChange[]::new));
            world.apply(Log.POLICY, account, World.NOW, policy.get(account).toArray(StateChange[]::new));
        }
    }

    /** Users and roles that policies of resources may name, made later. */
    private static List<String> names() {
        List<String> named = new ArrayList<>();
        for (AccountId account : ACCOUNTS) {
            for (int i = 0; i < 4; i++) {
                named.add(Arns.user(account, path(i), "user-" + i));
            }
            for (int i = 0; i < 2; i++) {
                named.add(Arns.role(account, path(i), "role-" + i));
            }
        }
        return named;
    }

    private static String path(int index) {
        return index % 2 == 0 ? "/" : "/ops/";
    }

    private String id(String prefix) {
        byte[] bytes = new byte[UniqueIds.ENTITY_CHARACTERS];
        random.nextBytes(bytes);
        return UniqueIds.format(prefix, UniqueIds.ENTITY_CHARACTERS, bytes);
    }

    private void people(AccountId account) {
        List<ManagedPolicy> managed = new ArrayList<>();
        for (int i = 0; i < 4; i++) {
            managed.add(managed(account, "policy-" + i));
        }
        List<GroupId> groups = new ArrayList<>();
        for (int i = 0; i < 2; i++) {
            var group = new Group(new GroupId(id(GroupId.PREFIX)), account, "group-" + i, "/", World.NOW);
            groups.add(group.id());
            books.get(account).known.add(group.arn());
            identity.get(account).add(World.is(group));
            attach(account, group.id().value(), PrincipalKind.GROUP, managed);
        }
        for (int i = 0; i < 4; i++) {
            var user = new User(
                    new UserId(id(UserId.PREFIX)),
                    account,
                    "user-" + i,
                    path(i),
                    List.of(new Tag("team", random.nextBoolean() ? "web" : "ops")),
                    boundary(managed),
                    groups.stream().filter(group -> random.nextBoolean()).toList(),
                    World.NOW);
            users.add(user);
            ids.put(user.arn(), user.id().value());
            know(account, user.arn());
            identity.get(account).add(World.is(user));
            attach(account, user.id().value(), PrincipalKind.USER, managed);
        }
        for (int i = 0; i < 2; i++) {
            ids.put(Arns.role(account, path(i), "role-" + i), id(RoleId.PREFIX));
        }
        boundaries.put(account, managed);
    }

    private final Map<AccountId, List<ManagedPolicy>> boundaries = new HashMap<>();

    private Optional<PermissionsBoundary> boundary(List<ManagedPolicy> managed) {
        return random.nextInt(4) == 0
                ? Optional.of(new PermissionsBoundary(
                        managed.getFirst().arn(), managed.getFirst().id()))
                : Optional.empty();
    }

    private void roles(AccountId account) {
        for (int i = 0; i < 2; i++) {
            String arn = Arns.role(account, path(i), "role-" + i);
            String trust = books.get(account).trust();
            var role = new Role(
                    new RoleId(ids.get(arn)),
                    account,
                    "role-" + i,
                    path(i),
                    new TrustPolicy(trust, ids),
                    Optional.empty(),
                    3_600,
                    List.of(new Tag("team", random.nextBoolean() ? "web" : "ops")),
                    boundary(boundaries.get(account)),
                    World.NOW);
            roles.add(role);
            know(account, arn);
            identity.get(account).add(World.is(role));
            attach(account, role.id().value(), PrincipalKind.ROLE, boundaries.get(account));
        }
    }

    private void know(AccountId account, String arn) {
        principals.add(arn);
        books.get(account).known.add(arn);
    }

    private ManagedPolicy managed(AccountId account, String name) {
        var made = new ManagedPolicy(
                new PolicyId(id(PolicyId.PREFIX)),
                account,
                name,
                "/",
                Optional.empty(),
                List.of(new PolicyVersion("v1", books.get(account).identity(), World.NOW)),
                "v1",
                List.of(),
                World.NOW,
                World.NOW);
        books.get(account).known.add(made.arn());
        policy.get(account).add(World.is(made));
        return made;
    }

    private void attach(AccountId account, String id, PrincipalKind kind, List<ManagedPolicy> managed) {
        List<AttachedPolicy> attached = managed.stream()
                .filter(policy -> random.nextInt(3) == 0)
                .map(policy -> new AttachedPolicy(policy.arn(), policy.id()))
                .toList();
        SortedMap<String, String> inline = new TreeMap<>();
        if (random.nextBoolean()) {
            inline.put("own", books.get(account).identity());
        }
        policy.get(account).add(World.is(new PrincipalPolicies(id, kind, account, attached, inline)));
    }

    private void resources(AccountId account) {
        int index = ACCOUNTS.indexOf(account);
        List<String> arns = List.of(
                "arn:aws:s3:::bucket-" + index,
                "arn:aws:sqs:eu-west-1:%s:queue".formatted(account),
                "arn:aws:kms:eu-west-1:%s:key/one".formatted(account));
        for (String arn : arns) {
            if (random.nextInt(4) > 0) {
                String document = books.get(account).resource(arn, common);
                var stored = new ResourcePolicy(account, arn, document, ids);
                resourcePolicies.add(stored);
                common.known.add(arn);
                policy.get(account).add(World.is(stored));
            }
        }
    }
}
