package io.chancery.policy.simulator;

import io.chancery.contracts.Position;
import io.chancery.policy.cache.DecisionCache;
import io.chancery.policy.decision.AwsPolicies;
import io.chancery.policy.principal.Principal;
import io.chancery.policy.principal.PrincipalDirectory;
import io.chancery.runtime.caller.Call;
import io.chancery.runtime.internal.PrincipalLookup.Found;
import io.chancery.runtime.operation.Collaborators;
import io.chancery.runtime.operation.Permission;
import io.chancery.runtime.tag.Tags;
import io.chancery.store.append.Refusal;
import io.chancery.store.append.Refused;
import io.smallrye.mutiny.Uni;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The user, group or role that a {@code PolicySourceArn} means.
 *
 * @param principal empty if the ARN is of another account, where nothing is looked up
 */
record SourceEntity(
        PolicySourceArn arn,
        PolicySourceArn.Entity named,
        Optional<Principal> principal,
        DecisionCache cache,
        AwsPolicies aws) {

    /** @throws Refused InvalidInput if the ARN is of something else */
    static Uni<SourceEntity> find(PolicySourceArn arn, Call call, Collaborators with) {
        PolicySourceArn.Entity named = arn.require();
        Uni<Optional<Principal>> principal = named.account().equals(call.account())
                ? with.get(PrincipalDirectory.class).find(call, named.name()).map(Optional::of)
                : Uni.createFrom().item(Optional.empty());
        return principal.map(found ->
                new SourceEntity(arn, named, found, with.get(DecisionCache.class), with.get(AwsPolicies.class)));
    }

    List<Position> seen() {
        return principal.map(Principal::seen).stream().toList();
    }

    /** The action on the ARN as it was sent, with the tags of the entity that has it. */
    List<Permission> permissions(String action) {
        Map<String, List<String>> context =
                living().map(found -> Tags.ofResource(found.tags())).orElse(Map.of());
        return List.of(new Permission(action, arn.value(), context));
    }

    /** @throws Refused NoSuchEntity if there is none with exactly this ARN */
    SourcePolicies.Gathered gather() {
        return living().flatMap(found -> principal)
                .map(found -> SourcePolicies.of(found, cache, aws))
                .orElseThrow(() -> new Refused(
                        Refusal.NO_SUCH_ENTITY,
                        "The %s with name %s cannot be found."
                                .formatted(named.name().noun(), named.name().value())));
    }

    /** Paths and cases differ: a name alone is not enough. */
    private Optional<Found> living() {
        return principal.flatMap(Principal::found).filter(found -> found.arn().equals(arn.value()));
    }
}
