package io.chancery.runtime.internal;

import io.chancery.contracts.AccountId;
import io.chancery.contracts.policy.PrincipalKind;
import java.util.List;

/** Which names have these unique ids? {@code POST /internal/principals/names} of identity-service, from its tables. */
public record PrincipalNames(AccountId account, List<String> principalIds) {

    /** Ids that live no more are left out. */
    public record Answer(List<Named> names) {}

    public record Named(String principalId, PrincipalKind kind, String name, String path) {}
}
