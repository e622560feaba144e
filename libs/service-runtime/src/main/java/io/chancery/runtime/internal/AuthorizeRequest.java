package io.chancery.runtime.internal;

import io.chancery.contracts.AccountId;
import io.chancery.contracts.Position;
import io.chancery.runtime.caller.Caller;
import io.chancery.runtime.operation.Permission;
import java.util.List;
import java.util.Optional;

/**
 * May this caller do all of that? {@code POST /internal/authorize} of policy-service.
 *
 * @param permissions none: only whether the caller is alive (account open, principal alive, access key active)
 * @param atLeast positions that the decision must have seen; the cache waits for them, bounded
 * @param concerned further accounts of which the decision must have seen all that was acknowledged before; absent for none
 */
public record AuthorizeRequest(
        Caller caller, List<Permission> permissions, List<Position> atLeast, Optional<List<AccountId>> concerned) {

    public AuthorizeRequest(Caller caller, List<Permission> permissions, List<Position> atLeast) {
        this(caller, permissions, atLeast, Optional.empty());
    }
}
