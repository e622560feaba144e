package io.chancery.policy.decision;

import io.chancery.contracts.AccountId;
import io.chancery.contracts.Log;
import io.chancery.contracts.Position;
import io.chancery.language.Arn;
import io.chancery.language.compile.CompiledPolicies;
import io.chancery.language.compile.CompiledPolicy;
import io.chancery.language.request.AccessRequest;
import io.chancery.policy.cache.CacheImage;
import io.chancery.policy.cache.CachedResourcePolicy;
import io.chancery.policy.cache.CachedRole;
import io.chancery.policy.cache.DecisionCache;
import io.chancery.policy.cache.ShardView;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/**
 * Decides from memory. Never blocks, never throws for a question: for event loops.
 *
 * <p>A question about a role with an action of STS that assumes it is about its trust policy too, which must allow even
 * within the account. Any other question is about the policy that is stored for the resource too, which must allow even
 * within the account if the resource is a guarded one, such as a key of KMS. Control policies limit either; which are in
 * force is in the installation's shard, so nothing is decided while that cannot be relied on.
 */
public final class Decisions {

    /** The answer of a cache that has not heard of its relays for too long. */
    static final String STALE = "stale";

    private static final Set<String> ASKED_OF_TRUST = Set.of("sts:tagsession", "sts:setsourceidentity");
    private static final List<Log> LOGS = List.of(Log.values());
    private static final List<Log> ONLY_POLICY = List.of(Log.POLICY);
    private static final String ASSUMES = "sts:assumerole";

    private final DecisionCache cache;
    private final CacheReader reader;
    private final Principals principals;
    private final PolicyAssembly assembly;
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
        this(cache, reader, principals, new PolicyAssembly(aws), engine, guarded, clock);
    }

    private Decisions(
            DecisionCache cache,
            CacheReader reader,
            Principals principals,
            PolicyAssembly assembly,
            DecisionEngine engine,
            GuardedResources guarded,
            Clock clock) {
        this.cache = cache;
        this.reader = reader;
        this.principals = principals;
        this.assembly = assembly;
        this.engine = engine;
        this.guarded = guarded;
        this.clock = clock;
    }

    /** What decisions are made on now. */
    CacheImage image() {
        return cache.image();
    }

    /** The same decisions of one moment: all that is asked of them sees the same images at the same time. */
    public Decisions now() {
        Clock stopped = Clock.fixed(clock.instant(), ZoneOffset.UTC);
        DecisionCache images = cache.frozen();
        return new Decisions(images, reader, principals.at(images, stopped), assembly, engine, guarded, stopped);
    }

    /** What is decided from. */
    public DecisionCache cache() {
        return cache;
    }

    /** Whom the question or the ARN names as the resource's owner, else who holds a policy for it; empty if nobody. */
    public Optional<AccountId> owner(Question question) {
        return question.namedAccount().or(() -> holder(cache.image(), question.resource()));
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
        return switch (principals.of(subject, home)) {
            case Standing.Dead dead -> Verdict.denied(dead.reason(), home.positions());
            case Standing.Live(Actor actor) -> decide(actor, question, maxStaleness);
        };
    }

    /** For one who is known to live, on the image in which that was found. */
    public Verdict decide(Actor actor, Question question, Duration maxStaleness) {
        ShardView home = actor.home();
        CacheImage image = home.image();
        Instant now = clock.instant();
        Instant limit = now.minus(maxStaleness);
        Ownership ownership = ownership(image, question, limit);
        if (ownership.trouble().isPresent()) {
            return Verdict.unanswerable(ownership.trouble().get(), home.positions());
        }
        Optional<AccountId> owner = ownership.account();
        AccountId owning = owner.orElseGet(actor::account);
        ShardView there = owner.isPresent() ? image.view(owning) : home;
        ShardView organization = image.installation();
        List<Position> asOf = asOf(home, there, organization);
        Optional<String> trouble = trouble(home, there, organization, limit);
        if (trouble.isPresent()) {
            return Verdict.unanswerable(trouble.get(), asOf);
        }
        if (owner.isPresent() && !isOpen(there, owning)) {
            return Verdict.denied("because the resource's account %s is not open".formatted(owning), asOf);
        }
        PolicyAssembly.Assembled assembled = assembly.of(actor);
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
            StoredPolicies.of(question.resource(), owning, there)
                    .ifPresent(policy -> assembled.policies().resource(policy));
        }
        Guardrails guardrails = Guardrails.of(organization.policy().organization(), actor, owning);
        guardrails.limit(assembled.policies());
        var request = new AccessRequest(
                actor.principal(),
                question.action(),
                question.resource(),
                question.resourceAccount().or(ownership::holder).map(AccountId::value),
                ContextKeys.filled(question.context(), actor, guardrails, now));
        CompiledPolicies policies = assembled.policies().build();
        return Verdict.of(new Grounds(request, policies, engine.evaluate(request, policies)), asOf);
    }

    /** The organisation's position counts as soon as anything is set in it: then what is decided may follow from it. */
    private static List<Position> asOf(ShardView home, ShardView there, ShardView organization) {
        boolean across = there.shard() != home.shard();
        boolean apart = organization.shard() != home.shard()
                && organization.shard() != there.shard()
                && organization.policy().organization().isInUse();
        if (!across && !apart) {
            return home.positions();
        }
        List<Position> all = new ArrayList<>(home.positions());
        if (across) {
            all.addAll(there.positions());
        }
        if (apart) {
            all.add(new Position(
                    Log.POLICY, organization.shard(), organization.policy().position()));
        }
        return List.copyOf(all);
    }

    /** Why the shards that a decision looks at cannot be relied on, if so. Each is asked about once. */
    private Optional<String> trouble(ShardView home, ShardView there, ShardView organization, Instant limit) {
        Optional<String> trouble = trouble(home, limit);
        if (trouble.isEmpty() && there.shard() != home.shard()) {
            trouble = trouble(there, limit);
        }
        return trouble.isEmpty() ? troubleOfOrganization(organization, limit) : trouble;
    }

    /** Why it cannot be told which control policies are in force, if so: a Deny may be among them. */
    private Optional<String> troubleOfOrganization(ShardView view, Instant limit) {
        return trouble(ONLY_POLICY, view, view.policy().progressAt(), limit);
    }

    /** Why the images of the account's shard cannot be relied on, if so. */
    Optional<String> trouble(AccountId account, Duration maxStaleness) {
        return trouble(cache.view(account), maxStaleness);
    }

    private Optional<String> trouble(ShardView view, Duration maxStaleness) {
        return trouble(view, clock.instant().minus(maxStaleness));
    }

    private Optional<String> trouble(ShardView view, Instant limit) {
        return trouble(LOGS, view, view.progressAt(), limit);
    }

    /** @param limit the time that they must have been heard of since */
    private Optional<String> trouble(List<Log> logs, ShardView view, Optional<Instant> progressAt, Instant limit) {
        Optional<String> stopped = reader.isAnyStopped() ? stopped(logs, view.shard()) : Optional.empty();
        return stopped.isPresent() ? stopped : stale(progressAt, limit);
    }

    private Optional<String> stopped(List<Log> logs, int shard) {
        return logs.stream()
                .filter(log -> reader.isStopped(log, shard))
                .findFirst()
                .map(log -> "because the %s log of shard %d cannot be read on".formatted(log.wireName(), shard));
    }

    private static Optional<String> stale(Optional<Instant> progressAt, Instant limit) {
        return progressAt.isPresent() && !progressAt.get().isBefore(limit) ? Optional.empty() : Optional.of(STALE);
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
    private Ownership ownership(CacheImage image, Question question, Instant limit) {
        Optional<AccountId> named = question.namedAccount();
        if (named.isPresent() || !StoredPolicies.isAnybodys(question.resource())) {
            return new Ownership(named, Optional.empty(), Optional.empty());
        }
        Optional<AccountId> holder = holderOfAnybodys(image, question.resource());
        Optional<String> trouble = holder.isPresent() ? Optional.empty() : anyTrouble(image, limit);
        return new Ownership(holder, holder, trouble);
    }

    private static Optional<AccountId> holder(CacheImage image, String resource) {
        return StoredPolicies.isAnybodys(resource) ? holderOfAnybodys(image, resource) : Optional.empty();
    }

    private static Optional<AccountId> holderOfAnybodys(CacheImage image, String resource) {
        for (String arn : StoredPolicies.named(resource)) {
            Optional<CachedResourcePolicy> policy = image.resourcePolicy(arn);
            if (policy.isPresent()) {
                return policy.map(CachedResourcePolicy::account);
            }
        }
        return Optional.empty();
    }

    private Optional<String> anyTrouble(CacheImage image, Instant limit) {
        if (reader.isAnyStopped()) {
            for (int shard = 0; shard < image.shards().count(); shard++) {
                Optional<String> stopped = stopped(LOGS, shard);
                if (stopped.isPresent()) {
                    return stopped;
                }
            }
        }
        return stale(image.oldestProgressAt(), limit);
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
