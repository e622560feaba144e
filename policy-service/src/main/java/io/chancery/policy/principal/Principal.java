package io.chancery.policy.principal;

import io.chancery.contracts.AccountId;
import io.chancery.contracts.Position;
import io.chancery.contracts.identity.Role;
import io.chancery.contracts.policy.PrincipalKind;
import io.chancery.contracts.policy.PrincipalPolicies;
import io.chancery.runtime.internal.PrincipalLookup.Answer;
import io.chancery.runtime.internal.PrincipalLookup.Found;
import io.chancery.runtime.operation.Permission;
import io.chancery.runtime.tag.Tags;
import io.chancery.store.append.Refusal;
import io.chancery.store.append.Refused;
import io.chancery.store.append.Stream;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The user, group or role that a request means.
 *
 * @param name as sent
 * @param found absent if there is none
 * @param seen the position of identity-service's log at which that was so
 */
public record Principal(AccountId account, PrincipalName name, Optional<Found> found, Position seen) {

    static Principal of(AccountId account, PrincipalName name, Answer answer) {
        return new Principal(account, name, answer.found(), answer.position());
    }

    /** An absent one is authorised as if its path were {@code /}. */
    public String arn() {
        return found.map(Found::arn).orElseGet(() -> name.arn(account, "/"));
    }

    /** @throws Refused NoSuchEntity */
    public Found require() {
        return found.orElseThrow(this::missing);
    }

    /**
     * As {@link #require()}, for a change: one whose stream says that it is retired is gone too, whatever
     * identity-service said a moment ago.
     *
     * @throws Refused NoSuchEntity; UnmodifiableEntity if it is a service-linked role, whose policies are its service's
     */
    public Found require(Stream<PrincipalPolicies> policies) {
        if (policies.deleted()) {
            throw missing();
        }
        Found one = require();
        if (name.kind() == PrincipalKind.ROLE && Role.isServiceLinked(one.path())) {
            throw new Refused(
                    Refusal.UNMODIFIABLE_ENTITY,
                    "Cannot perform the operation on the protected role '%s' - this role is only modifiable by AWS"
                            .formatted(one.name()));
        }
        return one;
    }

    /** Its unique id, or an empty one under which nothing is stored. */
    public String idToRead() {
        return found.map(Found::principalId).orElse("");
    }

    public Refused missing() {
        return new Refused(
                Refusal.NO_SUCH_ENTITY, "The %s with name %s cannot be found.".formatted(name.noun(), name.value()));
    }

    /**
     * What an operation on it needs: the action on its ARN, with its tags as condition keys.
     *
     * @param operation {@code AttachUserPolicy} and the like
     * @param context what the operation adds
     */
    public List<Permission> permissions(String operation, Map<String, List<String>> context) {
        var keys = new HashMap<>(context);
        found.ifPresent(living -> keys.putAll(Tags.ofResource(living.tags())));
        return List.of(new Permission("iam:" + operation, arn(), keys));
    }

    /**
     * The same for a change of its policies, whose permission may hang on its boundary ("Actions, resources, and condition
     * keys for AWS Identity and Access Management", Service Authorization Reference).
     */
    public List<Permission> permissionsToChange(String operation, Map<String, List<String>> context) {
        var keys = new HashMap<>(context);
        found.flatMap(Found::permissionsBoundary)
                .ifPresent(boundary -> keys.put("iam:PermissionsBoundary", List.of(boundary)));
        return permissions(operation, keys);
    }
}
