package io.chancery.audit.ledger;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;

/** The latest use of one long-term access key, also of one that is deleted or not folded yet. */
@Entity
@Table(name = "access_key_last_used")
public class LastUsedRow {

    @Id
    @Column(name = "access_key_id")
    private String accessKeyId;

    @Column(name = "account")
    private String account;

    @Column(name = "used_at")
    private Instant usedAt;

    @Column(name = "region")
    private String region;

    @Column(name = "service")
    private String service;

    /** For Hibernate. */
    @SuppressWarnings("NullAway.Init")
    protected LastUsedRow() {}

    public LastUsedRow(String accessKeyId, String account, Instant usedAt, String region, String service) {
        this.accessKeyId = accessKeyId;
        this.account = account;
        this.usedAt = usedAt;
        this.region = region;
        this.service = service;
    }

    public String accessKeyId() {
        return accessKeyId;
    }

    public String account() {
        return account;
    }

    public Instant usedAt() {
        return usedAt;
    }

    public String region() {
        return region;
    }

    public String service() {
        return service;
    }
}
