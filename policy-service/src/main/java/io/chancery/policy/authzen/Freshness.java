package io.chancery.policy.authzen;

import io.chancery.contracts.Position;
import io.chancery.policy.PolicyConfig;
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
    private final Duration maxStaleness;

    public Freshness(CacheReader reader, PolicyConfig config) {
        this.reader = reader;
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
     * @return fails with {@link Refused} ServiceUnavailable if that is not so in time, or with what the work throws
     */
    public <T> Uni<T> once(Collection<Position> atLeast, Supplier<T> work) {
        List<Position> positions = atLeast.stream().distinct().toList();
        if (positions.isEmpty()) {
            return Uni.createFrom().item(work);
        }
        return reader.await(positions, PATIENCE).map(reached -> {
            if (!reached) {
                throw new Refused(
                        Refusal.SERVICE_UNAVAILABLE,
                        "The decision cache has not reached %s within %d seconds."
                                .formatted(positions, PATIENCE.toSeconds()));
            }
            return work.get();
        });
    }
}
