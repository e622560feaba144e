package io.chancery.store.row;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.IdClass;
import jakarta.persistence.Table;
import java.io.Serializable;

/** A name and the live stream that has it. */
@Entity
@Table(name = "claim")
@IdClass(ClaimRow.Key.class)
public class ClaimRow {

    @Id
    @Column(name = "holder")
    private String holder;

    @Id
    @Column(name = "kind")
    private String kind;

    @Id
    @Column(name = "name")
    private String name;

    @Column(name = "stream_id")
    private String streamId;

    /** For Hibernate. */
    @SuppressWarnings("NullAway.Init")
    protected ClaimRow() {}

    public ClaimRow(String holder, String kind, String name, String streamId) {
        this.holder = holder;
        this.kind = kind;
        this.name = name;
        this.streamId = streamId;
    }

    public String holder() {
        return holder;
    }

    public String kind() {
        return kind;
    }

    public String name() {
        return name;
    }

    public String streamId() {
        return streamId;
    }

    /** The primary key. */
    public record Key(String holder, String kind, String name) implements Serializable {}
}
