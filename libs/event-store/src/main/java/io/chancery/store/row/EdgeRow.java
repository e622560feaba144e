package io.chancery.store.row;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.IdClass;
import jakarta.persistence.Table;
import java.io.Serializable;

/** A reference from a live stream to an id. */
@Entity
@Table(name = "edge")
@IdClass(EdgeRow.Key.class)
public class EdgeRow {

    @Id
    @Column(name = "from_stream")
    private String fromStream;

    @Id
    @Column(name = "kind")
    private String kind;

    @Id
    @Column(name = "to_id")
    private String toId;

    /** For Hibernate. */
    @SuppressWarnings("NullAway.Init")
    protected EdgeRow() {}

    public EdgeRow(String fromStream, String kind, String toId) {
        this.fromStream = fromStream;
        this.kind = kind;
        this.toId = toId;
    }

    public String fromStream() {
        return fromStream;
    }

    public String kind() {
        return kind;
    }

    public String toId() {
        return toId;
    }

    /** The primary key. */
    public record Key(String fromStream, String kind, String toId) implements Serializable {}
}
