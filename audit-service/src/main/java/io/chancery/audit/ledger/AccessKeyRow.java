package io.chancery.audit.ledger;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;

/** One access key that is not deleted. {@code rotatedAt} is when it was made or its status last changed. */
@Entity
@Table(name = "ledger_access_key")
public class AccessKeyRow {

    @Id
    @Column(name = "access_key_id")
    private String accessKeyId;

    @Column(name = "account")
    private String account;

    @Column(name = "owner_type")
    private String ownerType;

    @Column(name = "owner_id")
    private String ownerId;

    @Column(name = "active")
    private boolean active;

    @Column(name = "created_at")
    private Instant createdAt;

    @Column(name = "rotated_at")
    private Instant rotatedAt;

    /** For Hibernate. */
    @SuppressWarnings("NullAway.Init")
    protected AccessKeyRow() {}

    public AccessKeyRow(
            String accessKeyId,
            String account,
            String ownerType,
            String ownerId,
            boolean active,
            Instant createdAt,
            Instant rotatedAt) {
        this.accessKeyId = accessKeyId;
        this.account = account;
        this.ownerType = ownerType;
        this.ownerId = ownerId;
        this.active = active;
        this.createdAt = createdAt;
        this.rotatedAt = rotatedAt;
    }

    public String accessKeyId() {
        return accessKeyId;
    }

    public String account() {
        return account;
    }

    public String ownerType() {
        return ownerType;
    }

    public String ownerId() {
        return ownerId;
    }

    public boolean active() {
        return active;
    }

    public Instant createdAt() {
        return createdAt;
    }

    public Instant rotatedAt() {
        return rotatedAt;
    }
}
