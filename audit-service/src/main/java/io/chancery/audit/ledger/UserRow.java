package io.chancery.audit.ledger;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;

/** One live user. */
@Entity
@Table(name = "ledger_user")
public class UserRow {

    @Id
    @Column(name = "user_id")
    private String userId;

    @Column(name = "account")
    private String account;

    @Column(name = "name")
    private String name;

    @Column(name = "arn")
    private String arn;

    @Column(name = "created_at")
    private Instant createdAt;

    /** For Hibernate. */
    @SuppressWarnings("NullAway.Init")
    protected UserRow() {}

    public UserRow(String userId, String account, String name, String arn, Instant createdAt) {
        this.userId = userId;
        this.account = account;
        this.name = name;
        this.arn = arn;
        this.createdAt = createdAt;
    }

    public String userId() {
        return userId;
    }

    public String account() {
        return account;
    }

    public String name() {
        return name;
    }

    public String arn() {
        return arn;
    }

    public Instant createdAt() {
        return createdAt;
    }
}
