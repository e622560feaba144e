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
import io.chancery.contracts.policy.ResourcePolicy;
import io.chancery.contracts.stream.StreamType;
import io.chancery.language.PolicyKind;
import io.chancery.language.compile.CompiledPolicy;
import io.chancery.language.evaluate.NamedPolicy;
import io.chancery.store.consume.StateBatch;
import io.chancery.store.consume.StateChange;
import io.chancery.store.consume.StateLoad;
import java.time.Instant;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
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
        Draft draft = batch.load().map(Draft.class::cast).orElseGet(() -> new Draft(this, this));
        batch.changes().forEach(draft::take);
        return draft.image(batch);
    }

    /** The shard from nothing, of which much will be as it is here. */
    StateLoad load() {
        return new Draft(EMPTY, this);
    }

    /** The image in the making; seen by nobody. */
    private static final class Draft implements StateLoad {

        private final PersistentMap.Draft<PolicyId, CachedPolicy> policies;
        private final PersistentMap.Draft<String, CachedAttachments> attachments;
        private final ResourcePolicies.Draft resources;
        private final Organization organizationBefore;
        /** What is the same as there is not compiled again. */
        private final PolicyImage shown;

        private final Set<AccountId> closed = new HashSet<>();
        private Optional<Catalogue> catalogue;
        private Organization organization;

        Draft(PolicyImage before, PolicyImage shown) {
            policies = before.policies.draft();
            attachments = before.attachments.draft();
            resources = before.resources.draft();
            catalogue = before.catalogue;
            organizationBefore = before.organization;
            organization = before.organization;
            this.shown = shown;
        }

        /** @throws UnreadableRecord if a group or account is in a group that is not there */
        PolicyImage image(StateBatch batch) {
            removeClosed();
            return new PolicyImage(
                    batch.position(),
                    Optional.of(batch.at()),
                    policies.map(),
                    attachments.map(),
                    resources.policies(),
                    catalogue,
                    organization == organizationBefore ? organization : organization.settled());
        }

        /** In one go, because it means to look at everything. */
        private void removeClosed() {
            if (closed.isEmpty()) {
                return;
            }
            policies.removeAll((id, policy) -> closed.contains(policy.account()));
            attachments.removeAll((id, attached) -> closed.contains(attached.account()));
            resources.removeAll(policy -> closed.contains(policy.account()));
            closed.clear();
        }

        @Override
        public void take(StateChange change) {
            String id = StreamType.idOf(change.streamId());
            switch (StreamType.kindOf(change.streamId())) {
                case ManagedPolicy.KIND -> managed(new PolicyId(id), change);
                case PrincipalPolicies.STREAM_KIND -> attached(id, change);
                case ResourcePolicy.KIND -> resources.take(id, change);
                case "catalogue" -> catalogue = change.state().map(state -> Entities.read(state, Catalogue.STREAM));
                case AccountGroup.KIND -> organization = organization.withGroup(new AccountGroupId(id), change);
                case OrganizationAccount.KIND -> organization = organization.withAccount(new AccountId(id), change);
                case "account" -> {
                    if (change.state().isEmpty()) {
                        closed.add(new AccountId(id));
                    }
                }
                default -> throw new UnreadableRecord("no kind of %s is known here".formatted(change.streamId()));
            }
        }

        private void managed(PolicyId id, StateChange change) {
            change.state()
                    .map(state -> compiled(Entities.read(state, ManagedPolicy.STREAM), change.streamId()))
                    .ifPresentOrElse(policy -> policies.put(id, policy), () -> policies.remove(id));
        }

        private CachedPolicy compiled(ManagedPolicy policy, String streamId) {
            String document = policy.version(policy.defaultVersionId())
                    .orElseThrow(() -> new UnreadableRecord(streamId + " has no default version"))
                    .document();
            return shown.policies
                    .get(policy.id())
                    .filter(known -> known.policy().name().equals(policy.arn()) && isOf(known.compiled(), document))
                    .orElseGet(() -> new CachedPolicy(
                            policy.id(), policy.account(), compiled(policy.arn(), document, streamId)));
        }

        private void attached(String principalId, StateChange change) {
            change.state()
                    .map(state -> compiled(Entities.read(state, PrincipalPolicies.STREAM), change.streamId()))
                    .ifPresentOrElse(
                            cached -> attachments.put(principalId, cached), () -> attachments.remove(principalId));
        }

        private CachedAttachments compiled(PrincipalPolicies policies, String streamId) {
            Map<String, CompiledPolicy> known = shown.attachments
                    .get(policies.principalId())
                    .<Map<String, CompiledPolicy>>map(CachedAttachments::compiled)
                    .orElse(Map.of());
            var inline = new TreeMap<String, CompiledPolicy>();
            policies.inline().forEach((name, document) -> {
                CompiledPolicy before = known.get(name);
                inline.put(
                        name, before != null && isOf(before, document) ? before : compiled(name, document, streamId));
            });
            return new CachedAttachments(
                    policies.account(),
                    List.copyOf(policies.attached()),
                    inline.isEmpty() ? Collections.emptySortedMap() : Collections.unmodifiableSortedMap(inline));
        }

        private static boolean isOf(CompiledPolicy compiled, String document) {
            return compiled.source().document().source().equals(document);
        }

        private static CompiledPolicy compiled(String name, String document, String streamId) {
            return CompiledPolicy.of(NamedPolicy.of(name, Entities.policy(document, PolicyKind.IDENTITY, streamId)));
        }
    }
}
