package io.chancery.identity.entity;

import io.chancery.contracts.Position;
import io.chancery.runtime.caller.Call;
import io.chancery.runtime.internal.InternalClient;
import io.chancery.runtime.internal.Peer;
import io.chancery.runtime.internal.PrincipalUses;
import io.chancery.runtime.operation.Collaborators;
import io.chancery.store.append.EventStore;
import io.chancery.store.append.Reads;
import io.chancery.store.append.Refusal;
import io.chancery.store.append.Refused;
import io.smallrye.mutiny.Uni;
import java.util.List;
import java.util.Optional;

/**
 * What policy-service says is attached to a user, group or role that is to be deleted.
 *
 * @param principalId whom it was asked about; absent if there was nobody of that name
 * @param position where policy-service looked
 */
public record PolicyUses(Optional<String> principalId, int attached, int inline, Optional<Position> position) {
    public static final PolicyUses OF_NOBODY = new PolicyUses(Optional.empty(), 0, 0, Optional.empty());

    private static final String PATH = "/internal/principals/uses";

    /** @param principalId how the target's unique id is found in this service's own tables */
    public static Uni<PolicyUses> of(Call call, Collaborators with, Reads<Optional<String>> principalId) {
        return with.get(EventStore.class)
                .read(call.account(), principalId)
                .flatMap(found -> found.value()
                        .map(id -> ask(call, with, id))
                        .orElseGet(() -> Uni.createFrom().item(OF_NOBODY)));
    }

    private static Uni<PolicyUses> ask(Call call, Collaborators with, String id) {
        return with.get(InternalClient.class)
                .post(
                        Peer.POLICY,
                        PATH,
                        call.requestId(),
                        new PrincipalUses(call.account(), id),
                        PrincipalUses.Answer.class)
                .map(answer -> new PolicyUses(
                        Optional.of(id),
                        answer.attachedPolicies(),
                        answer.inlinePolicies(),
                        Optional.of(answer.position())));
    }

    /**
     * @param id of the entity that would be deleted
     * @throws Refused DeleteConflict if policies are attached to it or in it; ServiceUnavailable if it is another one
     *     than policy-service was asked about
     */
    public void requireNone(String id) {
        if (!principalId.equals(Optional.of(id))) {
            throw new Refused(Refusal.SERVICE_UNAVAILABLE, "The entity is being changed by others. Try again.");
        }
        if (attached > 0) {
            throw new Refused(Refusal.DELETE_CONFLICT, "Cannot delete entity, must detach all policies first.");
        }
        if (inline > 0) {
            throw new Refused(Refusal.DELETE_CONFLICT, "Cannot delete entity, must delete policies first.");
        }
    }

    public List<Position> seen() {
        return position.stream().toList();
    }
}
