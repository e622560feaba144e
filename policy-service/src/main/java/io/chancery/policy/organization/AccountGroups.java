package io.chancery.policy.organization;

import io.chancery.contracts.AccountGroupId;
import io.chancery.contracts.AccountId;
import io.chancery.contracts.policy.AccountGroup;
import io.chancery.store.append.Reads;
import io.chancery.store.append.Refusal;
import io.chancery.store.append.Refused;
import io.chancery.store.append.Stream;
import java.util.ArrayList;
import java.util.List;

/** What the operations on groups of accounts have in common. */
final class AccountGroups {

    /** "Organizational unit maximum nesting in a root", quotas for AWS Organizations. */
    static final int DEPTH = 5;

    /** "Number of OUs in an organization", quotas for AWS Organizations. */
    static final int LIMIT = 2_000;

    private AccountGroups() {}

    /**
     * A group with those that it is in.
     *
     * @param above root first; empty for the root, and if there is no such group
     */
    record Lineage(Stream<AccountGroup> group, List<AccountGroup> above) {

        /** @throws Refused NoSuchEntity */
        AccountGroup require(AccountGroupId id) {
            return AccountGroups.require(group, id);
        }

        /** How many groups there are from the one below the root to this one; 0 for the root. */
        int depth() {
            return above.size();
        }

        /** As {@code aws:PrincipalOrgPaths} has it. */
        String path() {
            var path = new StringBuilder();
            List<AccountGroup> all = new ArrayList<>(above);
            group.state().ifPresent(all::add);
            all.stream()
                    .findFirst()
                    .flatMap(AccountGroup::organization)
                    .ifPresent(id -> path.append(id).append('/'));
            all.forEach(step -> path.append(step.id()).append('/'));
            return path.toString();
        }
    }

    static Reads<Lineage> lineage(AccountGroupId id) {
        return Reads.stream(AccountGroup.STREAM, id.value())
                .then(found -> above(found).map(above -> new Lineage(found, above)));
    }

    private static Reads<List<AccountGroup>> above(Stream<AccountGroup> group) {
        return group.state()
                .flatMap(AccountGroup::parent)
                .map(parent -> Reads.stream(AccountGroup.STREAM, parent.value())
                        .then(found -> above(found).map(above -> {
                            List<AccountGroup> all = new ArrayList<>(above);
                            found.state().ifPresent(all::add);
                            return List.copyOf(all);
                        })))
                .orElseGet(() -> Reads.nothing(List.of()));
    }

    static Reads<Stream<AccountGroup>> named(AccountGroupId parent, String name) {
        return Reads.named(AccountGroup.STREAM, AccountId.INSTALLATION, AccountGroup.nameClaim(parent, name));
    }

    /** @throws Refused NoSuchEntity */
    static AccountGroup require(Stream<AccountGroup> group, AccountGroupId id) {
        return group.state()
                .orElseThrow(() ->
                        new Refused(Refusal.NO_SUCH_ENTITY, "The group of accounts %s cannot be found.".formatted(id)));
    }

    /** @throws Refused UnmodifiableEntity for the root */
    static void requireBelowRoot(AccountGroupId id) {
        if (id.equals(AccountGroupId.ROOT)) {
            throw new Refused(
                    Refusal.UNMODIFIABLE_ENTITY, "The root is neither renamed nor deleted; groups below it can be.");
        }
    }

    static Refused taken(String name, AccountGroupId parent) {
        return new Refused(
                Refusal.ENTITY_ALREADY_EXISTS,
                "A group of accounts named %s already exists in %s.".formatted(name, parent));
    }
}
