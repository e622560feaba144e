package io.chancery.policy.internal;

import io.chancery.contracts.Log;
import io.chancery.contracts.Position;
import io.chancery.policy.decision.CacheReader;
import io.chancery.store.consume.StateReader;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.List;

/** The reader of the two state topics, as decisions see it. */
@ApplicationScoped
public class StateTopics implements CacheReader {

    private final StateReader reader;

    public StateTopics(StateReader reader) {
        this.reader = reader;
    }

    @Override
    public boolean isAnyStopped() {
        return reader.isAnyStopped();
    }

    @Override
    public boolean isStopped(Log log, int shard) {
        return reader.isStopped(log, shard);
    }

    @Override
    public Uni<Boolean> await(List<Position> positions, Duration timeout) {
        return reader.await(positions, timeout);
    }
}
