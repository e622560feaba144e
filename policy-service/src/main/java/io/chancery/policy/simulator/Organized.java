package io.chancery.policy.simulator;

import io.chancery.contracts.AccountId;
import io.chancery.language.compile.CompiledLevels;
import io.chancery.language.compile.CompiledPolicy;
import io.chancery.language.evaluate.NamedPolicy;
import io.chancery.language.request.RequestContext;
import io.chancery.language.request.RequestPrincipal;
import io.chancery.policy.cache.DecisionCache;
import io.chancery.policy.cache.OrganizationPlace;
import io.chancery.policy.decision.ContextKeys;
import io.chancery.policy.simulator.Scenarios.ControlPolicies;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/**
 * What the organisation has to say about the account that asks. Of other accounts it says nothing: what limits them is not
 * the asking account's to know, and where they are the request may state.
 *
 * @param place empty before the organisation was created
 * @param bound whether its control policies limit what is simulated
 */
record Organized(AccountId account, Optional<OrganizationPlace> place, boolean bound) {

    static Organized of(AccountId account, DecisionCache cache, boolean bound) {
        return new Organized(
                account,
                cache.view(AccountId.INSTALLATION).policy().organization().place(account),
                bound);
    }

    /** Service control policies limit the account's principals, resource control policies what is done to its resources. */
    ControlPolicies controlPolicies(String owner) {
        return new ControlPolicies(
                levels(OrganizationPlace::serviceControl),
                isAsking(owner) ? levels(OrganizationPlace::resourceControl) : List.of());
    }

    private List<List<NamedPolicy>> levels(Function<OrganizationPlace, CompiledLevels> which) {
        return place.filter(known -> bound).map(which).map(CompiledLevels::policies).orElse(List.of()).stream()
                .map(level -> level.stream().map(CompiledPolicy::source).toList())
                .toList();
    }

    /** The stated keys with those of the organisation that they lack. */
    RequestContext filled(RequestContext stated, RequestPrincipal principal, String owner) {
        return ContextKeys.inOrganization(
                stated,
                place.filter(known -> principal.account().filter(this::isAsking).isPresent()),
                place.filter(known -> isAsking(owner)));
    }

    private boolean isAsking(String other) {
        return account.value().equals(other);
    }
}
