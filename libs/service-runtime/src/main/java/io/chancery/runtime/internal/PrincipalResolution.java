package io.chancery.runtime.internal;

import io.chancery.contracts.AccountId;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Which users and roles, of any account, do these names mean? {@code POST /internal/principals/resolve} of
 * identity-service, from its tables.
 *
 * @param names ARNs and unique ids, as policies name principals; at most {@link #NAMES_LIMIT}
 */
public record PrincipalResolution(List<String> names) {

    /** More than fit into a policy of the largest size. */
    public static final int NAMES_LIMIT = 1_000;

    /**
     * @param uniqueIds by name; names that mean nobody who lives are left out
     * @param accounts in which those live; an identity-service of before this was told says nothing
     */
    public record Answer(Map<String, String> uniqueIds, Optional<List<AccountId>> accounts) {}
}
