package io.chancery.policy.decision;

import io.chancery.contracts.AccountId;
import io.chancery.contracts.Log;
import io.chancery.contracts.Position;
import io.chancery.language.compile.CompiledPolicies;
import io.chancery.language.compile.CompiledPolicy;
import io.chancery.language.request.AccessRequest;
import io.chancery.policy.cache.CacheImage;
import io.chancery.policy.cache.CachedRole;
import io.chancery.policy.cache.DecisionCache;
import io.chancery.policy.cache.ShardView;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Decides from memory. Never blocks, never throws for a question: for event loops.
 *
 * <p>A question about a role with an action of STS that assumes it is about its trust policy too, which must allow even
 * within the account. Any other question is about the policy that is stored for the resource too, which must allow even
 * within the account if the resource is a guarded one, such as a key of KMS. Control policies limit either; which are in
 * force is in the installation's shard, so nothing is decided while that cannot be relied on.
 */
public final class Decisions {

    private final DecisionCache cache;
    private final Reliance reliance;
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
        this(cache, new Reliance(reader), principals, new PolicyAssembly(aws), engine, guarded, clock);
    }

    private Decisions(
            DecisionCache cache,
            Reliance reliance,
            Principals principals,
            PolicyAssembly assembly,
            DecisionEngine engine,
            GuardedResources guarded,
            Clock clock) {
        this.cache = cache;
        this.reliance = reliance;
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
        return new Decisions(images, reliance, principals.at(images, stopped), assembly, engine, guarded, stopped);
    }

    /** What is decided from. */
    public DecisionCache cache() {
        return cache;
    }

    /** Whom the question or the ARN names as the resource's owner, else who holds a policy for it; empty if nobody. */
    public Optional<AccountId> owner(Question question) {
        return question.namedAccount().or(() -> Ownership.holder(question, cache.image()));
    }

    /** The policy of the resource itself that counts for the question, a role's trust policy included. */
    public Optional<CompiledPolicy> ofResource(Question question, AccountId owner) {
        ShardView there = cache.view(owner);
        return question.asksTrust()
                ? role(there, question.resource()).map(CachedRole::compiledTrust)
                : StoredPolicies.of(question, owner, there);
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
        Ownership ownership = Ownership.of(question, image, reliance, limit);
        if (ownership.trouble().isPresent()) {
            return Verdict.unanswerable(ownership.trouble().get(), home.positions());
        }
        Optional<AccountId> owner = ownership.account();
        AccountId owning = owner.orElseGet(actor::account);
        ShardView there = owner.isPresent() ? image.view(owning) : home;
        ShardView organization = image.installation();
        List<Position> asOf = asOf(home, there, organization);
        Optional<String> trouble = reliance.trouble(home, there, organization, limit);
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
        boolean trust = question.asksTrust();
        assembled.policies().resourcePolicyRequired(trust || guarded.isGuarded(question.resource()));
        if (trust) {
            role(there, question.resource())
                    .ifPresent(role -> assembled.policies().trust(role.compiledTrust()));
        } else {
            StoredPolicies.of(question, owning, there)
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

    /** Why the images of the account's shard cannot be relied on, if so. */
    Optional<String> trouble(AccountId account, Duration maxStaleness) {
        return trouble(cache.view(account), maxStaleness);
    }

    private Optional<String> trouble(ShardView view, Duration maxStaleness) {
        return reliance.trouble(view, clock.instant().minus(maxStaleness));
    }

    private static boolean isOpen(ShardView view, AccountId account) {
        return account.equals(AccountId.INSTALLATION) || view.identity().isOpen(account);
    }

    /** The role that has exactly this ARN, path included. */
    private static Optional<CachedRole> role(ShardView view, String arn) {
        String name = arn.substring(arn.lastIndexOf('/') + 1);
        return Question.accountOf(arn)
                .flatMap(account -> view.identity().role(account, name))
                .filter(role -> role.role().arn().equals(arn));
    }
}
