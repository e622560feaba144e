package io.chancery.report.credential;

import io.chancery.contracts.AccountId;
import io.chancery.contracts.Position;
import io.chancery.runtime.internal.LedgerRequest;
import io.smallrye.mutiny.Uni;

/** Where the credential ledger is asked for. */
@FunctionalInterface
public interface LedgerSource {

    /**
     * An account's rows, root first, then users by name; none while the ledger has not reached the position.
     *
     * @return fails with {@link io.chancery.store.append.Refused} if nobody answers
     */
    Uni<LedgerRequest.Answer> rows(AccountId account, Position atLeast);
}
