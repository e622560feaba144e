package io.chancery.runtime.internal;

import io.chancery.contracts.Position;
import io.chancery.runtime.caller.Caller;
import io.chancery.runtime.operation.Permission;
import java.util.List;

/**
 * May this caller do all of that? {@code POST /internal/authorize} of policy-service.
 *
 * @param permissions none: only whether the caller is alive (account open, principal alive, access key active)
 * @param atLeast positions that the decision must have seen; the cache waits for them, bounded
 */
public record AuthorizeRequest(Caller caller, List<Permission> permissions, List<Position> atLeast) {}
