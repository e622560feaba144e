package io.chancery.store.row;

import io.chancery.contracts.AccountId;
import io.chancery.contracts.stream.Claim;
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

    private static final String ANY_ACCOUNT = "*";

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

    /** Within whom a stream's claim is unique: its account, or everybody. */
    public static String holder(AccountId account, Claim claim) {
        return switch (claim.scope()) {
            case ACCOUNT -> account.value();
            case GLOBAL -> ANY_ACCOUNT;
        };
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
