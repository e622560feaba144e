package io.chancery.runtime.operation;

import io.chancery.contracts.AccountId;
import io.chancery.contracts.Position;
import io.chancery.runtime.caller.Call;
import io.chancery.store.append.Reads;
import io.smallrye.mutiny.Uni;
import java.util.Collection;
import java.util.List;

/**
 * One operation of the AWS API: a record named exactly like it, whose components are its parameters.
 *
 * @param <F> what it asks beforehand of other services or of this service's own means, outside any lock
 * @param <T> what it reads of this service's own state
 */
public sealed interface ApiOperation<F, T> permits ReadOperation, WriteOperation {

    /** Asked before anything else. */
    Uni<F> prepare(Call call, Collaborators with);

    Reads<T> reads(Call call, F prepared);

    /**
     * All of them must be allowed; none means that any live caller may. Must not tell whether the target exists: an
     * absent one is authorised as if its path were {@code /}.
     */
    List<Permission> permissions(Call call, F prepared, T found);

    /**
     * Accounts that what is written is about, beside the caller's and its own: those of the principals that a policy names.
     * The decision sees all that was acknowledged in them before, and what is written never shows without it.
     */
    default Collection<AccountId> concerned(F prepared) {
        return List.of();
    }

    /** Positions of another log that {@link #prepare} has seen, so that the decision sees them too. */
    default List<Position> seen(F prepared) {
        return List.of();
    }

    /** The account whose state is read and changed. */
    default AccountId account(Call call) {
        return call.account();
    }
}
