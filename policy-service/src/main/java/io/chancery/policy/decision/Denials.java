package io.chancery.policy.decision;

import io.chancery.runtime.operation.Permission;
import io.smallrye.mutiny.Uni;
import java.util.Optional;

/** Why calls of the suite's own API were denied, as {@code DecodeAuthorizationMessage} opens it. */
public final class Denials {

    private final MessageSealer sealer;

    public Denials(MessageSealer sealer) {
        this.sealer = sealer;
    }

    /** @return never fails; empty if no policy was asked, or if nobody could seal it */
    public Uni<Optional<String>> encoded(Actor actor, Permission permission, Verdict verdict) {
        return verdict.grounds()
                .map(grounds -> new DeniedCall(actor, permission, grounds).message())
                .map(message -> sealer.seal(actor.account(), message))
                .orElseGet(() -> Uni.createFrom().item(Optional.empty()));
    }
}
