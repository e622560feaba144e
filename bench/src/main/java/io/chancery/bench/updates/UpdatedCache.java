package io.chancery.bench.updates;

import com.fasterxml.jackson.databind.node.POJONode;
import io.chancery.bench.population.Population;
import io.chancery.bench.population.PopulationStates;
import io.chancery.contracts.Log;
import io.chancery.contracts.Shards;
import io.chancery.contracts.policy.ManagedPolicy;
import io.chancery.contracts.record.StateRecord;
import io.chancery.contracts.stream.StreamType;
import io.chancery.policy.cache.DecisionCache;
import io.chancery.store.consume.StateBatch;
import io.chancery.store.consume.StateChange;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SplittableRandom;

/** The decision cache with a population in it, fed as the reader of the topics feeds it. */
final class UpdatedCache {

    private static final Shards SHARDS = new Shards(Shards.DEFAULT_COUNT);
    private static final int SHARD = SHARDS.of(PopulationStates.ACCOUNT);

    private final DecisionCache cache = new DecisionCache(SHARDS);
    private final Population population;
    private final Map<Log, Long> positions = new EnumMap<>(Log.class);
    private Map<Log, List<StateChange>> changes = new EnumMap<>(Log.class);

    UpdatedCache(Population population) {
        this.population = population;
        PopulationStates.give(population, this::put);
        var batches = new ArrayList<StateBatch>();
        for (Log log : Log.values()) {
            for (int shard = 0; shard < SHARDS.count(); shard++) {
                batches.add(shard == SHARD ? batch(log) : new StateBatch(log, shard, 0, "", Instant.now(), List.of()));
            }
        }
        cache.apply(batches);
    }

    DecisionCache cache() {
        return cache;
    }

    private <S extends Record> void put(Log log, StreamType<S, ?> type, String id, S state) {
        long position = positions.merge(log, 1L, Long::sum);
        changes.computeIfAbsent(log, one -> new ArrayList<>())
                .add(new StateChange(
                        type.streamId(id),
                        Optional.of(new StateRecord(
                                PopulationStates.ACCOUNT, type.kind(), id, 1, position, new POJONode(state)))));
    }

    private StateBatch batch(Log log) {
        List<StateChange> all = changes.getOrDefault(log, List.of());
        changes.remove(log);
        long position = positions.getOrDefault(log, 0L);
        return new StateBatch(log, SHARD, position, "hash-" + position, Instant.now(), all);
    }

    /** Gives a policy the document of another, in a batch of its own. */
    void update(SplittableRandom random) {
        int policies = population.policies().size();
        String document =
                population.policies().get(random.nextInt(policies)).document().source();
        ManagedPolicy changed = PopulationStates.policy(random.nextInt(policies), document);
        put(Log.POLICY, ManagedPolicy.STREAM, changed.id().value(), changed);
        cache.apply(List.of(batch(Log.POLICY)));
    }
}
