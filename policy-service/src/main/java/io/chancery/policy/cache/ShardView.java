package io.chancery.policy.cache;

import io.chancery.contracts.Log;
import io.chancery.contracts.Position;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * One shard of both logs as a decision sees it.
 *
 * @param image that it is a part of: where another shard is looked at too, it is looked at there
 */
public record ShardView(CacheImage image, int shard) {

    public IdentityImage identity() {
        return image.identity(shard);
    }

    public PolicyImage policy() {
        return image.policy(shard);
    }

    public List<Position> positions() {
        return List.of(
                new Position(Log.IDENTITY, shard, identity().position()),
                new Position(Log.POLICY, shard, policy().position()));
    }

    /** When the older of the two was said to be current; empty if one never was. */
    public Optional<Instant> progressAt() {
        return identity()
                .progressAt()
                .flatMap(mine -> policy().progressAt().map(theirs -> mine.isBefore(theirs) ? mine : theirs));
    }
}
