package io.chancery.policy.decision;

import static org.assertj.core.api.Assertions.assertThat;

import io.chancery.contracts.AccountId;
import io.chancery.contracts.Log;
import io.chancery.contracts.Position;
import io.chancery.contracts.Shards;
import io.chancery.language.compile.CompiledEvaluator;
import io.chancery.language.compile.CompiledPolicies;
import io.chancery.language.evaluate.Evaluation;
import io.chancery.language.evaluate.NamedPolicy;
import io.chancery.language.evaluate.ReferenceEvaluator;
import io.chancery.language.request.AccessRequest;
import io.chancery.policy.World;
import io.chancery.policy.cache.DecisionCache;
import io.chancery.runtime.caller.SessionFacts;
import io.chancery.store.consume.StateChange;
import io.smallrye.mutiny.Uni;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** A decision cache that a test fills by hand; its clock stands at {@link World#NOW}. */
public final class TestCache implements CacheReader {

    public static final Duration LIMIT = Duration.ofMinutes(15);

    public final Shards shards = new Shards(16);
    public final DecisionCache cache = new DecisionCache(shards);
    public final Map<String, SessionFacts> statements = new HashMap<>();
    public final Map<String, NamedPolicy> aws = new HashMap<>();
    public final Set<Log> stopped = new HashSet<>();
    public final Set<Integer> stoppedShards = new HashSet<>();
    public final Clock clock = Clock.fixed(World.NOW, ZoneOffset.UTC);
    public final Principals principals =
            new Principals(cache, new SessionVerifier(text -> Optional.ofNullable(statements.get(text))), clock);
    public final GuardedResources guarded = new GuardedResources(List.of("arn:*:kms:*:*:key/*"));
    public final Decisions decisions = new Decisions(
            cache, this, principals, id -> Optional.ofNullable(aws.get(id.value())), TestCache::agreed, guarded, clock);

    /** Every shard has heard of both relays just now, and knows of nothing. */
    public TestCache() {
        for (int shard = 0; shard < shards.count(); shard++) {
            for (Log log : Log.values()) {
                cache.apply(List.of(World.batch(log, shard, 1, World.NOW, List.of())));
            }
        }
    }

    /** What the compiled evaluator says; the reference must say the same. */
    public static Evaluation agreed(AccessRequest request, CompiledPolicies policies) {
        Evaluation evaluation = new CompiledEvaluator().evaluate(request, policies);
        assertThat(evaluation).isEqualTo(new ReferenceEvaluator().evaluate(request, policies.source()));
        return evaluation;
    }

    public TestCache identity(StateChange... changes) {
        return apply(Log.IDENTITY, World.ACME, World.NOW, changes);
    }

    public TestCache policy(StateChange... changes) {
        return apply(Log.POLICY, World.ACME, World.NOW, changes);
    }

    /** What happens in the organisation. */
    public TestCache organization(StateChange... changes) {
        return apply(Log.POLICY, AccountId.INSTALLATION, World.NOW, changes);
    }

    public TestCache apply(Log log, AccountId account, Instant at, StateChange... changes) {
        cache.apply(List.of(World.batch(log, shards.of(account), 2, at, List.of(changes))));
        return this;
    }

    @Override
    public boolean isAnyStopped() {
        return !stopped.isEmpty() || !stoppedShards.isEmpty();
    }

    @Override
    public boolean isStopped(Log log, int shard) {
        return stopped.contains(log) || stoppedShards.contains(shard);
    }

    @Override
    public Uni<Boolean> await(List<Position> positions, Duration timeout) {
        return Uni.createFrom().item(positions.stream().allMatch(this::reached));
    }

    private boolean reached(Position position) {
        for (int account = 0; account < 10_000; account++) {
            var id = new AccountId("%012d".formatted(account));
            if (shards.of(id) == position.shard()) {
                return cache.view(id).positions().stream()
                        .anyMatch(at -> at.log() == position.log() && at.sequence() >= position.sequence());
            }
        }
        return false;
    }
}
