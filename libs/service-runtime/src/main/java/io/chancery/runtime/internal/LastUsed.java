package io.chancery.runtime.internal;

import io.chancery.contracts.AccountId;
import io.chancery.contracts.ledger.LedgerRow;
import java.util.Optional;

/** When was this access key last used? {@code POST /internal/access-keys/last-used} of audit-service. */
public record LastUsed(AccountId account, String accessKeyId) {

    public record Answer(Optional<LedgerRow.LastUsed> lastUsed) {}
}
