package io.chancery.store.row;

import io.chancery.contracts.Position;
import io.chancery.contracts.Positions;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.util.List;

/** A shard's last position, its chain's hash there, how many activity rows it has, and what its events depend on. */
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

    @Column(name = "depends_on")
    private String dependsOn;

    /** For Hibernate. */
    @SuppressWarnings("NullAway.Init")
    protected ShardHead() {}

    public ShardHead(int shard, long seq, byte[] hash, long activity, List<Position> dependsOn) {
        this.shard = shard;
        this.seq = seq;
        this.hash = hash;
        this.activity = activity;
        this.dependsOn = Positions.text(dependsOn);
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

    /** Of each other shard, of either log, the furthest position that any event was decided at. */
    public List<Position> dependsOn() {
        return Positions.parse(dependsOn);
    }
}
