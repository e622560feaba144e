package io.chancery.policy.decision;

import io.chancery.contracts.AccountId;
import io.chancery.contracts.Log;
import io.chancery.contracts.Position;
import io.chancery.contracts.Positions;
import io.chancery.contracts.Shards;
import io.chancery.policy.cache.CacheImage;
import io.chancery.policy.decision.Standing.Dead;
import io.chancery.policy.decision.Standing.Live;
import io.chancery.runtime.internal.AuthorizeReply;
import io.chancery.runtime.internal.AuthorizeRequest;
import io.chancery.runtime.operation.Permission;
import io.chancery.runtime.pipeline.Authorizer;
import io.chancery.store.append.Refusal;
import io.chancery.store.append.Refused;
import io.smallrye.mutiny.Uni;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Authorises administration: only once the cache has everything that both logs held when the question came, in the shards
 * of the accounts that it is about and in the installation's, where the control policies are. If it does not get there in
 * time the answer is ServiceUnavailable, never AccessDenied, which would be a statement about policies.
 */
public final class FreshAuthorizer {

    private static final String OPERATOR = "arn:aws:iam::%s:operator".formatted(AccountId.INSTALLATION);

    /** How long a question waits for the cache. */
    static final Duration PATIENCE = Duration.ofSeconds(2);

    private final Decisions decisions;
    private final Principals principals;
    private final CacheReader reader;
    private final Heads heads;
    private final Shards shards;
    private final Duration maxStaleness;
    private final Denials denials;
    private final int installation;

    public FreshAuthorizer(
            Decisions decisions,
            Principals principals,
            CacheReader reader,
            Heads heads,
            Shards shards,
            Duration maxStaleness,
            MessageSealer sealer) {
        this.decisions = decisions;
        this.principals = principals;
        this.reader = reader;
        this.heads = heads;
        this.shards = shards;
        this.maxStaleness = maxStaleness;
        this.denials = new Denials(sealer);
        this.installation = shards.of(AccountId.INSTALLATION);
    }

    /**
     * For another service. Its positions of identity-service's log count as the heads of the shards that they name; the
     * heads of this service's own log are read here.
     */
    public Authorizer forOthers() {
        return request -> authorize(request, false);
    }

    /** For this service's own operations, which have just read the head of the shard that they act in. */
    public Authorizer forOwnOperations() {
        return request -> authorize(request, true);
    }

    /**
     * For the operator's calls of this service's own operations. They need no policy, but what they write comes after all
     * that was acknowledged before.
     */
    public Authorizer forOperator() {
        return request -> awaited(request, true)
                .map(positions -> new AuthorizeReply(
                        true,
                        OPERATOR,
                        Optional.empty(),
                        "because it is the operator",
                        asOf(decisions.image(), positions)));
    }

    private Uni<AuthorizeReply> authorize(AuthorizeRequest request, boolean own) {
        return awaited(request, own).flatMap(positions -> decide(request, positions));
    }

    /** What was waited for, and is in the cache by now. */
    private Uni<List<Position>> awaited(AuthorizeRequest request, boolean own) {
        return current(request, own)
                .flatMap(positions -> reader.await(positions, PATIENCE).map(reached -> {
                    if (!reached) {
                        throw unavailable("the decision cache has not caught up");
                    }
                    return positions;
                }));
    }

    /** Where the image is in each shard that was waited for. */
    private static List<Position> asOf(CacheImage image, List<Position> awaited) {
        return Positions.furthest(awaited.stream()
                .flatMap(position -> image.view(position.shard()).positions().stream())
                .toList());
    }

    private Uni<List<Position>> current(AuthorizeRequest request, boolean own) {
        List<Uni<Position>> asked = new ArrayList<>();
        Map<Integer, AccountId> accounts = accountByShard(request);
        // Whoever was told that a control policy is in force must see it hold.
        if (!accounts.containsKey(installation) && !(own && names(request, Log.POLICY, installation))) {
            asked.add(heads.policy(AccountId.INSTALLATION));
        }
        accounts.forEach((shard, account) -> {
            if (!(own && names(request, Log.POLICY, shard))) {
                asked.add(heads.policy(account));
            }
            if (!names(request, Log.IDENTITY, shard)) {
                asked.add(heads.identity(account));
            }
        });
        if (asked.isEmpty()) {
            return Uni.createFrom().item(request.atLeast());
        }
        return Uni.join().all(asked).andFailFast().map(found -> {
            var all = new ArrayList<>(request.atLeast());
            all.addAll(found);
            return all;
        });
    }

    private static boolean names(AuthorizeRequest request, Log log, int shard) {
        return request.atLeast().stream().anyMatch(position -> position.log() == log && position.shard() == shard);
    }

    /** One account of each shard that the question, or what is to be written, is about. */
    private Map<Integer, AccountId> accountByShard(AuthorizeRequest request) {
        var accounts = new LinkedHashMap<Integer, AccountId>();
        accounts.put(shards.of(request.caller().account()), request.caller().account());
        for (Permission permission : request.permissions()) {
            Question.accountOf(permission.resource())
                    .ifPresent(account -> accounts.putIfAbsent(shards.of(account), account));
        }
        request.concerned().orElse(List.of()).forEach(account -> accounts.putIfAbsent(shards.of(account), account));
        return accounts;
    }

    private Uni<AuthorizeReply> decide(AuthorizeRequest request, List<Position> awaited) {
        decisions.trouble(request.caller().account(), maxStaleness).ifPresent(FreshAuthorizer::refuse);
        return switch (principals.of(request.caller())) {
            case Dead dead ->
                Uni.createFrom()
                        .item(new AuthorizeReply(false, dead.name(), Optional.empty(), dead.reason(), List.of()));
            case Live(Actor actor) ->
                decide(actor, request.permissions(), asOf(actor.home().image(), awaited));
        };
    }

    private Uni<AuthorizeReply> decide(Actor actor, List<Permission> permissions, List<Position> awaited) {
        List<Position> asOf = Positions.furthest(awaited, actor.home().positions());
        String reason = "because the caller is alive";
        for (Permission permission : permissions) {
            Verdict verdict = decisions.decide(actor, ownQuestion(actor, permission), maxStaleness);
            if (!verdict.answerable()) {
                refuse(verdict.reason());
            }
            asOf = Positions.furthest(asOf, verdict.asOf());
            reason = verdict.reason();
            if (!verdict.allowed()) {
                return denied(actor, permission, verdict, asOf);
            }
        }
        return Uni.createFrom().item(new AuthorizeReply(true, actor.arn(), Optional.empty(), reason, asOf));
    }

    private Uni<AuthorizeReply> denied(Actor actor, Permission permission, Verdict verdict, List<Position> asOf) {
        return denials.encoded(actor, permission, verdict)
                .map(message -> new AuthorizeReply.Denied(permission.action(), permission.resource(), message))
                .map(denied -> new AuthorizeReply(false, actor.arn(), Optional.of(denied), verdict.reason(), asOf));
    }

    /** What an operation does to a resource whose ARN names no account, it does in the caller's account. */
    private static Question ownQuestion(Actor actor, Permission permission) {
        Question question = question(permission);
        return question.isAnybodys() ? question.ownedBy(actor.account()) : question;
    }

    /** The question that a permission of the suite's own API is. */
    public static Question question(Permission permission) {
        return new Question(
                permission.action(), permission.resource(), Optional.empty(), ContextKeys.of(permission.context()));
    }

    private static void refuse(String why) {
        throw unavailable("the decision cache cannot answer: " + why);
    }

    private static Refused unavailable(String why) {
        return new Refused(
                Refusal.SERVICE_UNAVAILABLE,
                "The request has failed due to a temporary failure of the server: %s.".formatted(why));
    }
}
