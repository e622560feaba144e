package io.chancery.runtime.internal;

import io.chancery.contracts.AccountId;
import io.chancery.contracts.Position;
import io.chancery.contracts.ledger.LedgerRow;
import java.util.List;

/**
 * The credential ledger of an account, once it has reached a position. {@code POST /internal/ledger} of audit-service.
 */
public record LedgerRequest(AccountId account, Position atLeast) {

    /**
     * @param reached whether the ledger has got there; if not, there are no rows
     * @param rows root first, then users by name
     */
    public record Answer(boolean reached, List<LedgerRow> rows) {}
}
