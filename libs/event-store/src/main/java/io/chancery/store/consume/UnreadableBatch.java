package io.chancery.store.consume;

/** A listener cannot take a batch over. Its shard stops; the others go on without it. */
public final class UnreadableBatch extends RuntimeException {

    private final transient StateBatch batch;

    public UnreadableBatch(StateBatch batch, RuntimeException cause) {
        super(cause.getMessage(), cause);
        this.batch = batch;
    }

    ShardKey shard() {
        return new ShardKey(batch.log(), batch.shard());
    }
}
