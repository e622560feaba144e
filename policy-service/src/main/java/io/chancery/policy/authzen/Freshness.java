package io.chancery.policy.authzen;

import io.chancery.contracts.Position;
import io.chancery.contracts.Shards;
import io.chancery.policy.config.PolicyConfig;
import io.chancery.policy.decision.CacheReader;
import io.chancery.store.append.Refusal;
import io.chancery.store.append.Refused;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/** What those who ask may demand of the cache: that it has seen something, and that it is not too old. */
@ApplicationScoped
public class Freshness {

    /** How long a question waits for the positions that it asks for. */
    private static final Duration PATIENCE = Duration.ofSeconds(2);

    private final CacheReader reader;
    private final Shards shards;
    private final Duration maxStaleness;

    public Freshness(CacheReader reader, Shards shards, PolicyConfig config) {
        this.reader = reader;
        this.shards = shards;
        this.maxStaleness = config.maxStaleness();
    }

    /** The installation's limit. */
    public Duration limit() {
        return maxStaleness;
    }

    /** The shorter of what is wanted and the installation's limit. */
    public Duration limit(Optional<Duration> wanted) {
        return wanted.filter(shorter -> shorter.compareTo(maxStaleness) < 0).orElse(maxStaleness);
    }

    /**
     * Goes on once the cache has seen the positions.
     *
     * @throws InvalidRequest if a position is of a shard that there is not
     * @return fails with {@link Refused} ServiceUnavailable if that is not so in time, or with what the work throws
     */
    public <T> Uni<T> once(Collection<Position> atLeast, Supplier<T> work) {
        return atLeast.isEmpty() ? Uni.createFrom().item(work) : once(atLeast).map(seen -> work.get());
    }

    /**
     * Done once the cache has seen the positions.
     *
     * @throws InvalidRequest if a position is of a shard that there is not
     * @return fails with {@link Refused} ServiceUnavailable if that is not so in time
     */
    Uni<Boolean> once(Collection<Position> atLeast) {
        List<Position> positions = atLeast.stream().distinct().toList();
        positions.forEach(this::requireShard);
        if (positions.isEmpty()) {
            return Uni.createFrom().item(true);
        }
        return reader.await(positions, PATIENCE).map(reached -> {
            if (!reached) {
                throw new Refused(
                        Refusal.SERVICE_UNAVAILABLE,
                        "The decision cache has not reached %s within %d seconds."
                                .formatted(positions, PATIENCE.toSeconds()));
            }
            return true;
        });
    }

    private void requireShard(Position position) {
        if (position.shard() >= shards.count()) {
            throw InvalidRequest.at(
                    "context." + ContextReader.AT_LEAST,
                    "holds %s; the shards of this installation are 0 to %d".formatted(position, shards.count() - 1));
        }
    }
}
