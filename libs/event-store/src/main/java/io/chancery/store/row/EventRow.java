package io.chancery.store.row;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.IdClass;
import jakarta.persistence.Table;
import java.io.Serializable;

/** One event: its envelope's attributes as JSON, its data, and the chain's hash. */
@Entity
@Table(name = "event")
@IdClass(EventRow.Key.class)
public class EventRow {

    @Id
    @Column(name = "shard")
    private int shard;

    @Id
    @Column(name = "seq")
    private long seq;

    @Column(name = "stream_id")
    private String streamId;

    @Column(name = "stream_version")
    private long streamVersion;

    @Column(name = "attributes")
    private String attributes;

    @Column(name = "data")
    private byte[] data;

    @Column(name = "hash")
    private byte[] hash;

    /** For Hibernate. */
    @SuppressWarnings("NullAway.Init")
    protected EventRow() {}

    public EventRow(
            int shard, long seq, String streamId, long streamVersion, String attributes, byte[] data, byte[] hash) {
        this.shard = shard;
        this.seq = seq;
        this.streamId = streamId;
        this.streamVersion = streamVersion;
        this.attributes = attributes;
        this.data = data;
        this.hash = hash;
    }

    public int shard() {
        return shard;
    }

    public long seq() {
        return seq;
    }

    public String streamId() {
        return streamId;
    }

    public long streamVersion() {
        return streamVersion;
    }

    public String attributes() {
        return attributes;
    }

    public byte[] data() {
        return data;
    }

    public byte[] hash() {
        return hash;
    }

    /** The primary key. */
    public record Key(int shard, long seq) implements Serializable {}
}
