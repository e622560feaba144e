package io.chancery.policy.cache;

import io.chancery.contracts.AccountGroupId;
import io.chancery.contracts.AccountId;
import io.chancery.contracts.PolicyId;
import io.chancery.contracts.UnreadableRecord;
import io.chancery.contracts.policy.AccountGroup;
import io.chancery.contracts.policy.Catalogue;
import io.chancery.contracts.policy.ManagedPolicy;
import io.chancery.contracts.policy.OrganizationAccount;
import io.chancery.contracts.policy.PrincipalPolicies;
import io.chancery.contracts.policy.PrincipalPolicies.AttachedPolicy;
import io.chancery.contracts.policy.ResourcePolicy;
import io.chancery.contracts.stream.StreamType;
import io.chancery.language.PolicyKind;
import io.chancery.language.compile.CompiledPolicy;
import io.chancery.language.evaluate.NamedPolicy;
import io.chancery.store.consume.StateBatch;
import io.chancery.store.consume.StateChange;
import java.time.Instant;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * One shard of policy-service's log, folded up to a position.
 *
 * @param progressAt when the relay said that this is how it is; empty before the first batch
 * @param attachments by the unique id of the user, group or role
 * @param catalogue in the installation's shard only
 * @param organization in the installation's shard only
 */
public record PolicyImage(
        long position,
        Optional<Instant> progressAt,
        PersistentMap<PolicyId, CachedPolicy> policies,
        PersistentMap<String, CachedAttachments> attachments,
        ResourcePolicies resources,
        Optional<Catalogue> catalogue,
        Organization organization) {

    static final PolicyImage EMPTY = new PolicyImage(
            0,
            Optional.empty(),
            PersistentMap.empty(),
            PersistentMap.empty(),
            ResourcePolicies.NONE,
            Optional.empty(),
            Organization.NONE);

    public Optional<CachedPolicy> policy(PolicyId id) {
        return policies.get(id);
    }

    public Optional<CachedAttachments> attachments(String principalId) {
        return attachments.get(principalId);
    }

    /** @throws UnreadableRecord if the batch holds what this version does not understand; then nothing is taken over */
    PolicyImage with(StateBatch batch) {
        PolicyImage next = this;
        var shared = new Shared();
        for (StateChange change : batch.changes()) {
            next = next.with(change, shared);
        }
        return new PolicyImage(
                batch.position(),
                Optional.of(batch.at()),
                next.policies,
                next.attachments,
                next.resources,
                next.catalogue,
                next.organization == organization ? organization : next.organization.settled());
    }

    private PolicyImage with(StateChange change, Shared shared) {
        String id = StreamType.idOf(change.streamId());
        return switch (StreamType.kindOf(change.streamId())) {
            case ManagedPolicy.KIND -> managed(new PolicyId(id), change);
            case PrincipalPolicies.STREAM_KIND -> attached(id, change, shared);
            case ResourcePolicy.KIND ->
                new PolicyImage(
                        position,
                        progressAt,
                        policies,
                        attachments,
                        resources.with(id, change),
                        catalogue,
                        organization);
            case "catalogue" ->
                new PolicyImage(
                        position,
                        progressAt,
                        policies,
                        attachments,
                        resources,
                        change.state().map(state -> Entities.read(state, Catalogue.STREAM)),
                        organization);
            case AccountGroup.KIND -> with(organization.withGroup(new AccountGroupId(id), change));
            case OrganizationAccount.KIND -> with(organization.withAccount(new AccountId(id), change));
            case "account" -> change.state().isEmpty() ? without(new AccountId(id)) : this;
            default -> throw new UnreadableRecord("no kind of %s is known here".formatted(change.streamId()));
        };
    }

    private PolicyImage with(Organization changed) {
        return new PolicyImage(position, progressAt, policies, attachments, resources, catalogue, changed);
    }

    private PolicyImage managed(PolicyId id, StateChange change) {
        PersistentMap<PolicyId, CachedPolicy> changed = change.state()
                .map(state -> policies.with(id, parsed(Entities.read(state, ManagedPolicy.STREAM), change.streamId())))
                .orElseGet(() -> policies.without(id));
        return new PolicyImage(position, progressAt, changed, attachments, resources, catalogue, organization);
    }

    private static CachedPolicy parsed(ManagedPolicy policy, String streamId) {
        String document = policy.version(policy.defaultVersionId())
                .orElseThrow(() -> new UnreadableRecord(streamId + " has no default version"))
                .document();
        return new CachedPolicy(
                policy.id(),
                policy.account(),
                CompiledPolicy.of(
                        NamedPolicy.of(policy.arn(), Entities.policy(document, PolicyKind.IDENTITY, streamId))));
    }

    private PolicyImage attached(String principalId, StateChange change, Shared shared) {
        PersistentMap<String, CachedAttachments> changed = change.state()
                .map(state -> attachments.with(
                        principalId, parsed(Entities.read(state, PrincipalPolicies.STREAM), change.streamId(), shared)))
                .orElseGet(() -> attachments.without(principalId));
        return new PolicyImage(position, progressAt, policies, changed, resources, catalogue, organization);
    }

    private CachedAttachments parsed(PrincipalPolicies policies, String streamId, Shared shared) {
        Map<String, CompiledPolicy> before = attachments
                .get(policies.principalId())
                .<Map<String, CompiledPolicy>>map(CachedAttachments::compiled)
                .orElse(Map.of());
        AccountId account = shared.same(policies.account());
        List<AttachedPolicy> attached = shared.same(policies.attached());
        if (policies.inline().isEmpty()) {
            return new CachedAttachments(account, attached, Collections.emptySortedMap());
        }
        var inline = new TreeMap<String, CompiledPolicy>();
        policies.inline().forEach((name, document) -> inline.put(name, parsed(before, name, document, streamId)));
        return new CachedAttachments(account, attached, Collections.unmodifiableSortedMap(inline));
    }

    /** A document that has not changed is not parsed again. */
    private static CompiledPolicy parsed(
            Map<String, CompiledPolicy> before, String name, String document, String streamId) {
        CompiledPolicy known = before.get(name);
        return known != null && known.source().document().source().equals(document)
                ? known
                : CompiledPolicy.of(NamedPolicy.of(name, Entities.policy(document, PolicyKind.IDENTITY, streamId)));
    }

    private PolicyImage without(AccountId account) {
        return new PolicyImage(
                position,
                progressAt,
                policies.withoutAll((id, policy) -> policy.account().equals(account)),
                attachments.withoutAll((id, attached) -> attached.account().equals(account)),
                resources.without(account),
                catalogue,
                organization);
    }
}
