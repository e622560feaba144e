package io.chancery.policy.decision;

import static io.chancery.policy.World.ACME;
import static io.chancery.policy.World.OTHER;

import io.chancery.contracts.AccountId;
import io.chancery.contracts.GroupId;
import io.chancery.contracts.Log;
import io.chancery.contracts.PolicyId;
import io.chancery.contracts.Shards;
import io.chancery.contracts.UserId;
import io.chancery.contracts.identity.Group;
import io.chancery.contracts.identity.User;
import io.chancery.contracts.policy.ManagedPolicy;
import io.chancery.contracts.policy.PrincipalKind;
import io.chancery.contracts.policy.PrincipalPolicies;
import io.chancery.contracts.policy.PrincipalPolicies.AttachedPolicy;
import io.chancery.contracts.policy.ResourcePolicy;
import io.chancery.language.PolicyDocument;
import io.chancery.language.PolicyKind;
import io.chancery.language.evaluate.ApplicablePolicies;
import io.chancery.language.evaluate.Boundary;
import io.chancery.language.evaluate.Evaluation;
import io.chancery.language.evaluate.NamedPolicy;
import io.chancery.language.evaluate.ReferenceEvaluator;
import io.chancery.language.request.AccessRequest;
import io.chancery.language.request.RequestContext;
import io.chancery.language.request.RequestPrincipal;
import io.chancery.policy.World;
import io.chancery.store.consume.StateBatch;
import io.chancery.store.consume.StateChange;
import io.chancery.store.consume.StateListener;
import io.chancery.store.consume.StateLoad;
import io.chancery.testing.Generator;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * Two accounts in two shards, kept in plain maps, and decided about by the reference evaluator. Never changes: a step makes
 * another one, and the batches that lead there.
 */
record Organisation(
        Map<UserId, User> users,
        Map<PolicyId, ManagedPolicy> policies,
        Map<String, PrincipalPolicies> attachments,
        String bucketPolicy) {

    static final List<String> ACTIONS = List.of("s3:GetObject", "s3:PutObject", "sqs:SendMessage");
    static final String BUCKET = "arn:aws:s3:::figures";
    static final String OBJECT = BUCKET + "/q1";

    private static final Shards SHARDS = new Shards(16);
    private static final List<UserId> USERS = IntStream.range(0, 4)
            .mapToObj(i -> new UserId("AIDAUSERUSERUSERUSE%d2".formatted(i)))
            .toList();
    private static final List<GroupId> GROUPS = IntStream.range(0, 3)
            .mapToObj(i -> new GroupId("AGPAGROUPGROUPGROUP%d2".formatted(i)))
            .toList();
    private static final List<PolicyId> POLICIES = IntStream.range(0, 4)
            .mapToObj(i -> new PolicyId("ANPAPOLICYPOLICYPOL%d2".formatted(i)))
            .toList();

    static Organisation empty() {
        return new Organisation(Map.of(), Map.of(), Map.of(), bucketPolicy("Allow", "s3:Nothing"));
    }

    /** From nothing to this one, with what stays as it is: the accounts and the groups. */
    List<StateBatch> begin(long position) {
        List<StateChange> ours = new ArrayList<>(List.of(World.is(World.account(ACME))));
        GROUPS.forEach(id -> ours.add(World.is(new Group(id, ACME, "g" + id, "/", World.NOW))));
        return List.of(
                batch(Log.IDENTITY, ACME, position, ours),
                batch(Log.IDENTITY, OTHER, position, List.of(World.is(World.account(OTHER)))),
                batch(Log.POLICY, OTHER, position, List.of(bucket())));
    }

    private StateChange bucket() {
        return World.is(new ResourcePolicy(OTHER, BUCKET, bucketPolicy, Map.of()));
    }

    static List<UserId> everybody() {
        return USERS;
    }

    static String name(UserId user) {
        return "u" + USERS.indexOf(user);
    }

    static String arn(UserId user) {
        return "arn:aws:iam::%s:user/%s".formatted(ACME, name(user));
    }

    private static StateBatch batch(Log log, AccountId account, long position, List<StateChange> changes) {
        return World.batch(log, SHARDS.of(account), position, World.NOW, changes);
    }

    private static String bucketPolicy(String effect, String action) {
        return World.resourcePolicy(effect, "{\"AWS\":\"%s\"}".formatted(ACME), action, BUCKET + "/*");
    }

    /** Another organisation, in which several of anything has changed. */
    Organisation next(Generator draw) {
        var nextUsers = new HashMap<>(users);
        var nextPolicies = new HashMap<>(policies);
        var nextAttachments = new HashMap<>(attachments);
        for (int i = draw.number(1, 4); i > 0; i--) {
            switch (draw.number(0, 4)) {
                case 0 -> nextUsers.remove(draw.pick(USERS));
                case 1, 2 -> {
                    UserId id = draw.pick(USERS);
                    nextUsers.put(id, user(id, draw));
                }
                case 3 -> {
                    PolicyId id = draw.pick(POLICIES);
                    nextPolicies.put(id, World.policy(id, "p" + POLICIES.indexOf(id), document(draw)));
                }
                default -> {
                    String id = draw.chance(0.5)
                            ? draw.pick(USERS).value()
                            : draw.pick(GROUPS).value();
                    nextAttachments.put(id, attached(id, draw));
                }
            }
        }
        String bucket =
                draw.chance(0.3) ? bucketPolicy(draw.chance(0.7) ? "Allow" : "Deny", draw.pick(ACTIONS)) : bucketPolicy;
        return new Organisation(nextUsers, nextPolicies, nextAttachments, bucket);
    }

    private static User user(UserId id, Generator draw) {
        var groups = new HashSet<GroupId>();
        for (int i = draw.number(0, 2); i > 0; i--) {
            groups.add(draw.pick(GROUPS));
        }
        User user = World.user(id, name(id), groups.toArray(GroupId[]::new));
        return draw.chance(0.3) ? World.bounded(user, draw.pick(POLICIES)) : user;
    }

    private static String document(Generator draw) {
        return draw.chance(0.75)
                ? World.allow(draw.pick(ACTIONS), "*")
                : World.deny(draw.pick(ACTIONS), "arn:aws:s3:::*");
    }

    private static PrincipalPolicies attached(String id, Generator draw) {
        var chosen = new HashSet<PolicyId>();
        for (int i = draw.number(0, 2); i > 0; i--) {
            chosen.add(draw.pick(POLICIES));
        }
        PrincipalKind kind = id.startsWith(UserId.PREFIX) ? PrincipalKind.USER : PrincipalKind.GROUP;
        return new PrincipalPolicies(
                id,
                kind,
                ACME,
                chosen.stream().map(Organisation::reference).toList(),
                World.inline(id, kind, "own", document(draw)).inline());
    }

    private static AttachedPolicy reference(PolicyId id) {
        return new AttachedPolicy("arn:aws:iam::%s:policy/p%d".formatted(ACME, POLICIES.indexOf(id)), id);
    }

    /** From the one before to this one, in one step over both logs and both shards. */
    List<StateBatch> after(Organisation before, long position) {
        var identity = new ArrayList<StateChange>();
        USERS.forEach(id -> change(before.users, users, id)
                .ifPresent(user ->
                        identity.add(user.map(World::is).orElseGet(() -> World.gone(User.STREAM, id.value())))));
        var policy = new ArrayList<StateChange>();
        POLICIES.forEach(id -> change(before.policies, policies, id)
                .ifPresent(changed -> policy.add(World.is(changed.orElseThrow()))));
        attachments
                .keySet()
                .forEach(id -> change(before.attachments, attachments, id)
                        .ifPresent(changed -> policy.add(World.is(changed.orElseThrow()))));
        var theirs = bucketPolicy.equals(before.bucketPolicy) ? List.<StateChange>of() : List.of(bucket());
        return List.of(
                batch(Log.IDENTITY, ACME, position, identity),
                batch(Log.POLICY, ACME, position, policy),
                batch(Log.POLICY, OTHER, position, theirs));
    }

    /** The whole of this one as a load brings it, each shard from nothing. */
    List<StateBatch> loaded(StateListener cache, long position) {
        var shards = new LinkedHashMap<List<Object>, StateBatch>();
        Stream.concat(begin(position).stream(), after(empty(), position).stream())
                .forEach(batch -> shards.merge(List.of(batch.log(), batch.shard()), batch, Organisation::together));
        return shards.values().stream().map(batch -> loaded(cache, batch)).toList();
    }

    private static StateBatch together(StateBatch one, StateBatch other) {
        List<StateChange> both =
                Stream.concat(one.changes().stream(), other.changes().stream()).toList();
        return new StateBatch(one.log(), one.shard(), one.position(), one.hash(), one.at(), both);
    }

    private static StateBatch loaded(StateListener cache, StateBatch batch) {
        StateLoad load = cache.load(batch.log(), batch.shard());
        batch.changes().forEach(load::take);
        return new StateBatch(
                batch.log(), batch.shard(), batch.position(), batch.hash(), batch.at(), Optional.of(load), List.of());
    }

    private static <K, V> Optional<Optional<V>> change(Map<K, V> before, Map<K, V> after, K key) {
        Optional<V> now = Optional.ofNullable(after.get(key));
        return Optional.ofNullable(before.get(key)).equals(now) ? Optional.empty() : Optional.of(now);
    }

    /** May the user do that to an object in the other account's bucket? Empty if there is no such user. */
    Optional<Evaluation> decide(UserId id, String action) {
        return Optional.ofNullable(users.get(id))
                .filter(user -> missing(user).isEmpty())
                .map(user -> {
                    var principal = new RequestPrincipal.User(ACME.value(), user.arn(), id.value(), user.name());
                    var request = new AccessRequest(
                            principal,
                            action,
                            OBJECT,
                            Optional.of(OTHER.value()),
                            RequestContext.builder().build());
                    return new ReferenceEvaluator().evaluate(request, applicable(user));
                });
    }

    /** Why nothing is decided by policies, if so. */
    Optional<String> refusal(UserId id) {
        return Optional.ofNullable(users.get(id))
                .map(user -> missing(user).map(arn -> "because the attached policy %s cannot be found".formatted(arn)))
                .orElse(Optional.of("because the user does not exist"));
    }

    private Optional<String> missing(User user) {
        return holders(user).stream()
                .flatMap(holder -> Optional.ofNullable(attachments.get(holder)).stream())
                .flatMap(found -> found.attached().stream())
                .filter(attached -> !policies.containsKey(attached.policyId()))
                .map(AttachedPolicy::policyArn)
                .findFirst();
    }

    private static List<String> holders(User user) {
        var holders = new ArrayList<>(List.of(user.id().value()));
        user.groups().forEach(group -> holders.add(group.value()));
        return holders;
    }

    private ApplicablePolicies applicable(User user) {
        ApplicablePolicies.Builder builder = ApplicablePolicies.builder()
                .resource(NamedPolicy.of(BUCKET, PolicyDocument.parseStored(bucketPolicy, PolicyKind.RESOURCE)));
        for (String holder : holders(user)) {
            PrincipalPolicies held = attachments.get(holder);
            if (held == null) {
                continue;
            }
            for (AttachedPolicy attached : held.attached()) {
                builder.identity(named(Objects.requireNonNull(policies.get(attached.policyId()))));
            }
            String label = holder.equals(user.id().value()) ? "user/" + user.name() : "group/g" + holder;
            held.inline()
                    .forEach((name, document) -> builder.identity(NamedPolicy.of(
                            label + "/inline/" + name, PolicyDocument.parseStored(document, PolicyKind.IDENTITY))));
        }
        user.permissionsBoundary().ifPresent(boundary -> {
            ManagedPolicy policy = policies.get(boundary.policyId());
            builder.boundary(
                    policy == null
                            ? new Boundary.Gone(boundary.policyId().value())
                            : new Boundary.Present(named(policy)));
        });
        return builder.build();
    }

    private static NamedPolicy named(ManagedPolicy policy) {
        String document =
                policy.version(policy.defaultVersionId()).orElseThrow().document();
        return NamedPolicy.of(policy.arn(), PolicyDocument.parseStored(document, PolicyKind.IDENTITY));
    }
}
