package io.chancery.store.row;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import org.jspecify.annotations.Nullable;

/** The fold of one stream. {@code data} is null once it is deleted. */
@Entity
@Table(name = "state")
public class StateRow {

    @Id
    @Column(name = "stream_id")
    private String streamId;

    @Column(name = "shard")
    private int shard;

    @Column(name = "account")
    private String account;

    @Column(name = "kind")
    private String kind;

    @Column(name = "version")
    private long version;

    @Column(name = "position")
    private long position;

    @Column(name = "deleted")
    private boolean deleted;

    @Column(name = "data")
    private byte @Nullable [] data;

    @Column(name = "name")
    private @Nullable String name;

    @Column(name = "path")
    private @Nullable String path;

    /** For Hibernate. */
    @SuppressWarnings("NullAway.Init")
    protected StateRow() {}

    public StateRow(
            String streamId,
            int shard,
            String account,
            String kind,
            long version,
            long position,
            boolean deleted,
            byte @Nullable [] data,
            @Nullable String name,
            @Nullable String path) {
        this.streamId = streamId;
        this.shard = shard;
        this.account = account;
        this.kind = kind;
        this.version = version;
        this.position = position;
        this.deleted = deleted;
        this.data = data;
        this.name = name;
        this.path = path;
    }

    public String streamId() {
        return streamId;
    }

    public int shard() {
        return shard;
    }

    public String account() {
        return account;
    }

    public String kind() {
        return kind;
    }

    public long version() {
        return version;
    }

    public long position() {
        return position;
    }

    public boolean deleted() {
        return deleted;
    }

    public byte @Nullable [] data() {
        return data;
    }

    public @Nullable String name() {
        return name;
    }

    public @Nullable String path() {
        return path;
    }
}
