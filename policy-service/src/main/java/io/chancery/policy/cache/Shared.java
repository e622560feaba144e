package io.chancery.policy.cache;

import io.chancery.contracts.GroupId;
import io.chancery.contracts.identity.Role;
import io.chancery.contracts.identity.TrustPolicy;
import io.chancery.contracts.identity.User;
import io.chancery.language.PolicyKind;
import io.chancery.language.compile.CompiledPolicy;
import io.chancery.language.evaluate.NamedPolicy;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What the entities of one batch, or one load, have in common is kept once, as far as reading them did not see to that
 * ({@link io.chancery.contracts.canonical.Recurring}): their paths, the
 * groups that users are in, and the compiled trust policy of many roles.
 */
final class Shared {

    /** Of memberships that are more varied than this, few recur. */
    private static final int REMEMBERED_MEMBERSHIPS = 4_096;

    private final Map<String, String> paths = new HashMap<>();
    private final Map<List<GroupId>, List<GroupId>> memberships = new HashMap<>();
    private final Map<TrustPolicy, CompiledPolicy> trusts = new HashMap<>();

    User same(User user) {
        return new User(
                user.id(),
                user.account(),
                user.name(),
                same(user.path()),
                List.copyOf(user.tags()),
                user.permissionsBoundary(),
                same(user.groups()),
                user.createdAt());
    }

    /**
     * With its trust policy compiled; the same document is parsed once.
     *
     * @throws io.chancery.contracts.UnreadableRecord if it is no policy
     */
    CachedRole same(Role role, String streamId) {
        TrustPolicy trust = role.trustPolicy();
        var shared = new Role(
                role.id(),
                role.account(),
                role.name(),
                same(role.path()),
                trust,
                role.description(),
                role.maxSessionDurationSeconds(),
                List.copyOf(role.tags()),
                role.permissionsBoundary(),
                role.createdAt());
        CompiledPolicy compiled = trusts.computeIfAbsent(
                trust,
                policy -> CompiledPolicy.of(new NamedPolicy(
                        role.arn(),
                        Entities.policy(policy.document(), PolicyKind.TRUST, streamId),
                        Optional.of(policy.resolvedPrincipals()))));
        return new CachedRole(shared, compiled.named(role.arn()));
    }

    private List<GroupId> same(List<GroupId> groups) {
        List<GroupId> known = memberships.get(groups);
        if (known == null) {
            known = List.copyOf(groups);
            if (memberships.size() < REMEMBERED_MEMBERSHIPS) {
                memberships.put(known, known);
            }
        }
        return known;
    }

    private String same(String path) {
        return paths.computeIfAbsent(path, first -> first);
    }
}
