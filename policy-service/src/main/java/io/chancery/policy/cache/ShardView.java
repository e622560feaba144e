package io.chancery.policy.cache;

import io.chancery.contracts.Log;
import io.chancery.contracts.Position;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** One shard of both logs as a decision sees it: two images that never change. */
public record ShardView(int shard, IdentityImage identity, PolicyImage policy) {

    public List<Position> positions() {
        return List.of(
                new Position(Log.IDENTITY, shard, identity.position()),
                new Position(Log.POLICY, shard, policy.position()));
    }

    /** When the older of the two was said to be current; empty if one never was. */
    public Optional<Instant> progressAt() {
        return identity.progressAt()
                .flatMap(mine -> policy.progressAt().map(theirs -> mine.isBefore(theirs) ? mine : theirs));
    }
}
