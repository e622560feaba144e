package io.chancery.audit.ledger;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;

/** One account and so its root user. A closed one keeps its row, marked: its id is never used again. */
@Entity
@Table(name = "ledger_account")
public class AccountRow {

    @Id
    @Column(name = "account")
    private String account;

    @Column(name = "opened_at")
    private Instant openedAt;

    @Column(name = "closed")
    private boolean closed;

    /** For Hibernate. */
    @SuppressWarnings("NullAway.Init")
    protected AccountRow() {}

    public AccountRow(String account, Instant openedAt, boolean closed) {
        this.account = account;
        this.openedAt = openedAt;
        this.closed = closed;
    }

    public String account() {
        return account;
    }

    public Instant openedAt() {
        return openedAt;
    }

    public boolean closed() {
        return closed;
    }
}
