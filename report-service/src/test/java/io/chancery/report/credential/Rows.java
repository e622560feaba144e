package io.chancery.report.credential;

import io.chancery.contracts.AccountId;
import io.chancery.contracts.ledger.LedgerRow;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** Ledger rows to render. */
public final class Rows {

    public static final AccountId ACCOUNT = new AccountId("123456789012");
    public static final Instant CREATED = Instant.parse("2026-01-01T00:00:00Z");

    private Rows() {}

    public static LedgerRow root(AccountId account) {
        return new LedgerRow(
                account,
                account.value(),
                Optional.empty(),
                "arn:aws:iam::" + account + ":root",
                CREATED,
                false,
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                false,
                List.of());
    }

    public static LedgerRow user(AccountId account, String name, LedgerRow.Key... keys) {
        return new LedgerRow(
                account,
                "AIDA" + name,
                Optional.of(name),
                "arn:aws:iam::" + account + ":user/" + name,
                CREATED,
                false,
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                false,
                List.of(keys));
    }

    public static LedgerRow.Key key(boolean active, Optional<LedgerRow.LastUsed> used) {
        return new LedgerRow.Key("AKIAEXAMPLE", active, CREATED.plusSeconds(3600), used);
    }
}
