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
import io.chancery.language.Arn;
import io.chancery.policy.World;
import io.chancery.policy.decision.TestCache;
import io.chancery.store.consume.StateChange;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * Three accounts with all that decides about access in them, made from a seed. It keeps its own books of whom and what
 * there is, so that a test can count without asking what it tests.
 */
final class Organisation {

    private static final List<AccountId> ACCOUNTS = List.of(World.ACME, World.OTHER, new AccountId("777788889999"));

    final List<User> users = new ArrayList<>();
    final List<Role> roles = new ArrayList<>();
    final List<ResourcePolicy> resourcePolicies = new ArrayList<>();
    /** Principals as subjects. */
    final List<String> principals = new ArrayList<>();

    /** What all resource policies name. */
    final PolicyWriter common;

    private final Random random;
    private final Map<String, String> ids = new HashMap<>();
    private final List<Books> books = new ArrayList<>();

    /**
     * What there is in one account.
     *
     * @param writer of its policies, with what they name
     */
    private record Books(
            AccountId account,
            PolicyWriter writer,
            List<StateChange> identity,
            List<StateChange> policy,
            List<ManagedPolicy> managed) {}

    Organisation(long seed, TestCache world) {
        this.random = new Random(seed);
        this.common = new PolicyWriter(random, List.of());
        List<String> named = names();
        for (AccountId account : ACCOUNTS) {
            books.add(new Books(
                    account,
                    new PolicyWriter(random, named),
                    new ArrayList<>(List.of(World.is(World.account(account)))),
                    new ArrayList<>(),
                    new ArrayList<>()));
            principals.add(Arns.root(account));
        }
        books.forEach(this::people);
        books.forEach(this::roles);
        books.forEach(this::resources);
        if (books.stream().anyMatch(book -> book.writer().namesService)) {
            principals.add(Arns.servicePrincipal("lambda.amazonaws.com"));
        }
        for (Books book : books) {
            world.apply(Log.IDENTITY, book.account(), World.NOW, book.identity().toArray(StateChange[]::new));
            world.apply(Log.POLICY, book.account(), World.NOW, book.policy().toArray(StateChange[]::new));
        }
    }

    /** What the policies of an account name; empty for an account that is none of these. */
    Optional<PolicyWriter> writer(AccountId account) {
        return books.stream()
                .filter(book -> book.account().equals(account))
                .map(Books::writer)
                .findFirst();
    }

    /** Every resource that anybody has heard of. */
    Set<String> resources() {
        Set<String> all = new TreeSet<>(common.known);
        books.forEach(book -> all.addAll(book.writer().known));
        principals.forEach(who -> home(who).ifPresent(all::add));
        return all;
    }

    /** What the policies of a user's account name by its user name. */
    Optional<String> home(String who) {
        return Arn.parse(who)
                .filter(arn -> arn.resource().startsWith("user/"))
                .filter(arn -> writer(new AccountId(arn.account()))
                        .filter(writer -> writer.namesHomes)
                        .isPresent())
                .map(arn -> PolicyWriter.HOME
                        + arn.resource().substring(arn.resource().lastIndexOf('/') + 1));
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

    private void people(Books book) {
        AccountId account = book.account();
        List<ManagedPolicy> managed = book.managed();
        for (int i = 0; i < 4; i++) {
            managed.add(managed(book, "policy-" + i));
        }
        List<GroupId> groups = new ArrayList<>();
        for (int i = 0; i < 2; i++) {
            var group = new Group(new GroupId(id(GroupId.PREFIX)), account, "group-" + i, "/", World.NOW);
            groups.add(group.id());
            book.writer().known.add(group.arn());
            book.identity().add(World.is(group));
            attach(book, group.id().value(), PrincipalKind.GROUP, managed);
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
            know(book, user.arn());
            book.identity().add(World.is(user));
            attach(book, user.id().value(), PrincipalKind.USER, managed);
        }
        for (int i = 0; i < 2; i++) {
            ids.put(Arns.role(account, path(i), "role-" + i), id(RoleId.PREFIX));
        }
    }

    private Optional<PermissionsBoundary> boundary(List<ManagedPolicy> managed) {
        return random.nextInt(4) == 0
                ? Optional.of(new PermissionsBoundary(
                        managed.getFirst().arn(), managed.getFirst().id()))
                : Optional.empty();
    }

    private void roles(Books book) {
        AccountId account = book.account();
        for (int i = 0; i < 2; i++) {
            String arn = Arns.role(account, path(i), "role-" + i);
            String trust = book.writer().trust();
            var role = new Role(
                    new RoleId(Objects.requireNonNull(ids.get(arn), arn)),
                    account,
                    "role-" + i,
                    path(i),
                    new TrustPolicy(trust, ids),
                    Optional.empty(),
                    3_600,
                    List.of(new Tag("team", random.nextBoolean() ? "web" : "ops")),
                    boundary(book.managed()),
                    World.NOW);
            roles.add(role);
            know(book, arn);
            book.identity().add(World.is(role));
            attach(book, role.id().value(), PrincipalKind.ROLE, book.managed());
        }
    }

    private void know(Books book, String arn) {
        principals.add(arn);
        book.writer().known.add(arn);
    }

    private ManagedPolicy managed(Books book, String name) {
        var made = new ManagedPolicy(
                new PolicyId(id(PolicyId.PREFIX)),
                book.account(),
                name,
                "/",
                Optional.empty(),
                List.of(new PolicyVersion("v1", book.writer().identity(), World.NOW)),
                "v1",
                List.of(),
                World.NOW,
                World.NOW);
        book.writer().known.add(made.arn());
        book.policy().add(World.is(made));
        return made;
    }

    private void attach(Books book, String id, PrincipalKind kind, List<ManagedPolicy> managed) {
        List<AttachedPolicy> attached = managed.stream()
                .filter(policy -> random.nextInt(3) == 0)
                .map(policy -> new AttachedPolicy(policy.arn(), policy.id()))
                .toList();
        SortedMap<String, String> inline = new TreeMap<>();
        if (random.nextBoolean()) {
            inline.put("own", book.writer().identity());
        }
        book.policy().add(World.is(new PrincipalPolicies(id, kind, book.account(), attached, inline)));
    }

    private void resources(Books book) {
        AccountId account = book.account();
        int index = ACCOUNTS.indexOf(account);
        List<String> arns = List.of(
                "arn:aws:s3:::bucket-" + index,
                "arn:aws:sqs:eu-west-1:%s:queue".formatted(account),
                "arn:aws:kms:eu-west-1:%s:key/one".formatted(account));
        for (String arn : arns) {
            if (random.nextInt(4) > 0) {
                String document = book.writer().resource(arn, common);
                var stored = new ResourcePolicy(account, arn, document, ids);
                resourcePolicies.add(stored);
                common.known.add(arn);
                book.policy().add(World.is(stored));
            }
        }
    }
}
