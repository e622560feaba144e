package io.chancery.store.row;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;

/** A shard's last position, its chain's hash there, and how many activity rows it has. */
@Entity
@Table(name = "shard_head")
public class ShardHead {

    @Id
    @Column(name = "shard")
    private int shard;

    @Column(name = "seq")
    private long seq;

    @Column(name = "hash")
    private byte[] hash;

    @Column(name = "activity")
    private long activity;

    /** For Hibernate. */
    @SuppressWarnings("NullAway.Init")
    protected ShardHead() {}

    public ShardHead(int shard, long seq, byte[] hash, long activity) {
        this.shard = shard;
        this.seq = seq;
        this.hash = hash;
        this.activity = activity;
    }

    public int shard() {
        return shard;
    }

    public long seq() {
        return seq;
    }

    public byte[] hash() {
        return hash;
    }

    public long activity() {
        return activity;
    }
}
