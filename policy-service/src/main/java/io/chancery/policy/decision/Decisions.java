package io.chancery.policy.decision;

import io.chancery.contracts.AccountId;
import io.chancery.contracts.Log;
import io.chancery.contracts.Position;
import io.chancery.language.Arn;
import io.chancery.language.compile.CompiledPolicy;
import io.chancery.language.request.AccessRequest;
import io.chancery.policy.cache.CachedResourcePolicy;
import io.chancery.policy.cache.CachedRole;
import io.chancery.policy.cache.DecisionCache;
import io.chancery.policy.cache.ShardView;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * Decides from memory. Never blocks, never throws for a question: for event loops.
 *
 * <p>A question about a role with an action of STS that assumes it is about its trust policy too, which must allow even
 * within the account. Any other question is about the policy that is stored for the resource too, which must allow even
 * within the account if the resource is a guarded one, such as a key of KMS.
 */
public final class Decisions {

    /** The answer of a cache that has not heard of its relays for too long. */
    static final String STALE = "stale";

    private static final Set<String> ASKED_OF_TRUST = Set.of("sts:tagsession", "sts:setsourceidentity");
    private static final String ASSUMES = "sts:assumerole";

    private final DecisionCache cache;
    private final CacheReader reader;
    private final Principals principals;
    private final AwsPolicies aws;
    private final DecisionEngine engine;
    private final GuardedResources guarded;
    private final Clock clock;

    public Decisions(
            DecisionCache cache,
            CacheReader reader,
            Principals principals,
            AwsPolicies aws,
            DecisionEngine engine,
            GuardedResources guarded,
            Clock clock) {
        this.cache = cache;
        this.reader = reader;
        this.principals = principals;
        this.aws = aws;
        this.engine = engine;
        this.guarded = guarded;
        this.clock = clock;
    }

    /** The same decisions of one moment: all that is asked of them sees the same images at the same time. */
    public Decisions now() {
        Clock stopped = Clock.fixed(clock.instant(), ZoneOffset.UTC);
        DecisionCache images = cache.frozen();
        return new Decisions(images, reader, principals.at(images, stopped), aws, engine, guarded, stopped);
    }

    /** What is decided from. */
    public DecisionCache cache() {
        return cache;
    }

    /** Whom the question or the ARN names as the resource's owner, else who holds a policy for it; empty if nobody. */
    public Optional<AccountId> owner(Question question) {
        return question.namedAccount().or(() -> holder(question.resource()));
    }

    /** The policy of the resource itself that counts for the question, a role's trust policy included. */
    public Optional<CompiledPolicy> ofResource(Question question, AccountId owner) {
        ShardView there = cache.view(owner);
        return asksTrust(question.action(), question.resource())
                ? role(there, question.resource()).map(CachedRole::compiledTrust)
                : StoredPolicies.of(question.resource(), owner, there);
    }

    /** For an enforcement point. */
    public Verdict decide(Subject subject, Question question, Duration maxStaleness) {
        ShardView home = cache.view(subject.form().account());
        // A cache that is not to be relied on does not say either who lives.
        Optional<String> trouble = trouble(home, maxStaleness);
        if (trouble.isPresent()) {
            return Verdict.unanswerable(trouble.get(), home.positions());
        }
        return switch (principals.of(subject)) {
            case Standing.Dead dead -> Verdict.denied(dead.reason(), home.positions());
            case Standing.Live(Actor actor) -> decide(actor, question, maxStaleness);
        };
    }

    /** For one who is known to live. */
    public Verdict decide(Actor actor, Question question, Duration maxStaleness) {
        ShardView home = actor.home();
        Ownership ownership = ownership(question, maxStaleness);
        if (ownership.trouble().isPresent()) {
            return Verdict.unanswerable(ownership.trouble().get(), home.positions());
        }
        Optional<AccountId> owner = ownership.account();
        ShardView there = owner.filter(account -> cache.shards().of(account) != home.shard())
                .map(cache::view)
                .orElse(home);
        List<Position> asOf = home.shard() == there.shard()
                ? home.positions()
                : Stream.concat(home.positions().stream(), there.positions().stream())
                        .toList();
        Optional<String> trouble = trouble(home, maxStaleness).or(() -> trouble(there, maxStaleness));
        if (trouble.isPresent()) {
            return Verdict.unanswerable(trouble.get(), asOf);
        }
        if (owner.filter(account -> !isOpen(there, account)).isPresent()) {
            return Verdict.denied("because the resource's account %s is not open".formatted(owner.get()), asOf);
        }
        PolicyAssembly.Assembled assembled = PolicyAssembly.of(actor, aws);
        if (!assembled.missing().isEmpty()) {
            return Verdict.denied(
                    "because the attached policy %s cannot be found"
                            .formatted(assembled.missing().getFirst()),
                    asOf);
        }
        boolean trust = asksTrust(question.action(), question.resource());
        assembled.policies().resourcePolicyRequired(trust || guarded.isGuarded(question.resource()));
        if (trust) {
            role(there, question.resource())
                    .ifPresent(role -> assembled.policies().trust(role.compiledTrust()));
        } else {
            StoredPolicies.of(question.resource(), owner.orElseGet(actor::account), there)
                    .ifPresent(policy -> assembled.policies().resource(policy));
        }
        var request = new AccessRequest(
                actor.principal(),
                question.action(),
                question.resource(),
                question.resourceAccount().or(ownership::holder).map(AccountId::value),
                ContextKeys.filled(question.context(), actor, clock.instant()));
        return Verdict.of(engine.evaluate(request, assembled.policies().build()), asOf);
    }

    /** Why the images of the account's shard cannot be relied on, if so. */
    Optional<String> trouble(AccountId account, Duration maxStaleness) {
        return trouble(cache.view(account), maxStaleness);
    }

    private Optional<String> trouble(ShardView view, Duration maxStaleness) {
        for (Log log : Log.values()) {
            if (reader.isStopped(log, view.shard())) {
                return Optional.of(
                        "because the %s log of shard %d cannot be read on".formatted(log.wireName(), view.shard()));
            }
        }
        Instant limit = clock.instant().minus(maxStaleness);
        return view.progressAt().filter(at -> !at.isBefore(limit)).isPresent() ? Optional.empty() : Optional.of(STALE);
    }

    /**
     * Whose a resource is.
     *
     * @param account whom the question or the ARN names, else who holds a policy for the resource; empty if that is nobody
     * @param holder the account, if it is known from the stored policy alone
     * @param trouble why that cannot be told
     */
    private record Ownership(Optional<AccountId> account, Optional<AccountId> holder, Optional<String> trouble) {}

    /**
     * Of an ARN without an account only the policies that are stored say whose it is. A shard that is not to be relied on
     * may hold the one that matters: then nobody may take the resource for the principal's own.
     */
    private Ownership ownership(Question question, Duration maxStaleness) {
        Optional<AccountId> named = question.namedAccount();
        if (named.isPresent() || !StoredPolicies.isAnybodys(question.resource())) {
            return new Ownership(named, Optional.empty(), Optional.empty());
        }
        Optional<AccountId> holder = holder(question.resource());
        Optional<String> trouble = holder.isPresent() ? Optional.empty() : anyTrouble(maxStaleness);
        return new Ownership(holder, holder, trouble);
    }

    private Optional<AccountId> holder(String resource) {
        return StoredPolicies.isAnybodys(resource)
                ? StoredPolicies.named(resource).stream()
                        .flatMap(arn -> cache.resourcePolicy(arn).stream())
                        .findFirst()
                        .map(CachedResourcePolicy::account)
                : Optional.empty();
    }

    private Optional<String> anyTrouble(Duration maxStaleness) {
        return cache.views().stream()
                .flatMap(view -> trouble(view, maxStaleness).stream())
                .findFirst();
    }

    private static boolean isOpen(ShardView view, AccountId account) {
        return account.equals(AccountId.INSTALLATION) || view.identity().isOpen(account);
    }

    /** Whether the question is about assuming a role, so that its trust policy has to allow. */
    public static boolean asksTrust(String actionName, String resource) {
        String action = actionName.toLowerCase(Locale.ROOT);
        return (action.startsWith(ASSUMES) || ASKED_OF_TRUST.contains(action))
                && Arn.parse(resource)
                        .filter(arn ->
                                arn.service().equals("iam") && arn.resource().startsWith("role/"))
                        .isPresent();
    }

    /** The role that has exactly this ARN, path included. */
    private static Optional<CachedRole> role(ShardView view, String arn) {
        String name = arn.substring(arn.lastIndexOf('/') + 1);
        return Question.accountOf(arn)
                .flatMap(account -> view.identity().role(account, name))
                .filter(role -> role.role().arn().equals(arn));
    }
}
