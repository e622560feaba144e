package io.chancery.store.row;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.IdClass;
import jakarta.persistence.Table;
import java.io.Serializable;

/** One activity record, waiting for the relay; kept, so that a lost topic can be published again. */
@Entity
@Table(name = "activity")
@IdClass(ActivityRow.Key.class)
public class ActivityRow {

    @Id
    @Column(name = "shard")
    private int shard;

    @Id
    @Column(name = "seq")
    private long seq;

    @Column(name = "account")
    private String account;

    @Column(name = "data")
    private byte[] data;

    /** For Hibernate. */
    @SuppressWarnings("NullAway.Init")
    protected ActivityRow() {}

    public ActivityRow(int shard, long seq, String account, byte[] data) {
        this.shard = shard;
        this.seq = seq;
        this.account = account;
        this.data = data;
    }

    public int shard() {
        return shard;
    }

    public long seq() {
        return seq;
    }

    public String account() {
        return account;
    }

    public byte[] data() {
        return data;
    }

    /** The primary key. */
    public record Key(int shard, long seq) implements Serializable {}
}
