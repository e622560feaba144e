package io.chancery.policy.cache;

import io.chancery.contracts.AccountGroupId;
import io.chancery.contracts.AccountId;
import io.chancery.contracts.OrganizationId;
import io.chancery.contracts.UnreadableRecord;
import io.chancery.contracts.policy.AccountGroup;
import io.chancery.contracts.policy.ControlPolicies;
import io.chancery.contracts.policy.ControlPolicy;
import io.chancery.contracts.policy.OrganizationAccount;
import io.chancery.language.PolicyKind;
import io.chancery.language.compile.CompiledLevels;
import io.chancery.language.compile.CompiledPolicy;
import io.chancery.language.evaluate.NamedPolicy;
import io.chancery.store.consume.StateChange;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The groups of accounts and their control policies; in the installation's shard only. For each account that was ever
 * placed or limited it is worked out once, with the batch that brings a change, where it is and what limits it: a decision
 * looks that up.
 *
 * @param root where the other accounts are; empty before the organisation was created
 * @param places of the accounts that are not simply in the root
 */
public record Organization(
        PersistentMap<AccountGroupId, CachedGroup> groups,
        PersistentMap<AccountId, CachedMember> members,
        Optional<OrganizationPlace> root,
        Map<AccountId, OrganizationPlace> places) {

    static final Organization NONE =
            new Organization(PersistentMap.empty(), PersistentMap.empty(), Optional.empty(), Map.of());

    /** The control policies of a group or account, compiled once. */
    record Controls(List<CompiledPolicy> service, List<CompiledPolicy> resource) {}

    /** A group as it was last said to be. */
    public record CachedGroup(AccountGroup group, Controls controls) {}

    /** An account as it was last said to be. */
    public record CachedMember(OrganizationAccount account, Controls controls) {}

    /** Where an account of the installation is; empty before the organisation was created. */
    public Optional<OrganizationPlace> place(AccountId account) {
        OrganizationPlace place = places.get(account);
        return place == null ? root : Optional.of(place);
    }

    /** Whether anything was ever set, so that decisions follow from it. */
    public boolean isInUse() {
        return groups.size() > 1
                || members.size() > 0
                || root.filter(place -> !place.serviceControl().isEmpty()
                                || !place.resourceControl().isEmpty())
                        .isPresent();
    }

    /** @throws UnreadableRecord if the change holds what this version does not understand */
    Organization withGroup(AccountGroupId id, StateChange change) {
        PersistentMap<AccountGroupId, CachedGroup> changed = change.state()
                .map(state -> Entities.read(state, AccountGroup.STREAM))
                .map(group -> groups.with(
                        id, new CachedGroup(group, controls(id.value(), group.controlPolicies(), change.streamId()))))
                .orElseGet(() -> groups.without(id));
        return new Organization(changed, members, root, places);
    }

    /** @throws UnreadableRecord if the change holds what this version does not understand */
    Organization withAccount(AccountId id, StateChange change) {
        PersistentMap<AccountId, CachedMember> changed = change.state()
                .map(state -> Entities.read(state, OrganizationAccount.STREAM))
                .map(account -> members.with(
                        id,
                        new CachedMember(account, controls(id.value(), account.controlPolicies(), change.streamId()))))
                .orElseGet(() -> members.without(id));
        return new Organization(groups, changed, root, places);
    }

    private static Controls controls(String target, ControlPolicies policies, String streamId) {
        return new Controls(
                compiled(target, policies.service(), PolicyKind.SERVICE_CONTROL, streamId),
                compiled(target, policies.resource(), PolicyKind.RESOURCE_CONTROL, streamId));
    }

    private static List<CompiledPolicy> compiled(
            String target, List<ControlPolicy> policies, PolicyKind kind, String streamId) {
        return policies.stream()
                .map(policy -> CompiledPolicy.of(NamedPolicy.of(
                        target + "/" + policy.name(), Entities.policy(policy.document(), kind, streamId))))
                .toList();
    }

    /**
     * Works out where everybody is; to be called once all changes of a batch are taken over.
     *
     * @throws UnreadableRecord if a group or account is in a group that is not there: nobody knows what limits it
     */
    Organization settled() {
        var found = new HashMap<AccountGroupId, OrganizationPlace>();
        groups.forEach((id, group) -> placeOf(id, found));
        var settled = new HashMap<AccountId, OrganizationPlace>();
        members.forEach((id, member) -> settled.put(
                id,
                placeOf(member.account().group(), found)
                        .below(
                                "",
                                member.controls().service(),
                                member.controls().resource())));
        return new Organization(
                groups, members, Optional.ofNullable(found.get(AccountGroupId.ROOT)), Map.copyOf(settled));
    }

    private OrganizationPlace placeOf(AccountGroupId id, Map<AccountGroupId, OrganizationPlace> found) {
        OrganizationPlace known = found.get(id);
        if (known != null) {
            return known;
        }
        CachedGroup cached = groups.get(id)
                .orElseThrow(() -> new UnreadableRecord("there is no group of accounts %s".formatted(id)));
        AccountGroup group = cached.group();
        OrganizationPlace above = group.parent()
                .map(parent -> placeOf(parent, found))
                .orElseGet(() -> new OrganizationPlace(
                        organization(group), organization(group) + "/", CompiledLevels.NONE, CompiledLevels.NONE));
        OrganizationPlace place = above.below(
                id + "/", cached.controls().service(), cached.controls().resource());
        found.put(id, place);
        return place;
    }

    private static OrganizationId organization(AccountGroup root) {
        return root.organization().orElseThrow(() -> new UnreadableRecord("the root does not name its organization"));
    }
}
