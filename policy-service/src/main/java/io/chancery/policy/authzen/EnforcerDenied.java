package io.chancery.policy.authzen;

import io.chancery.policy.decision.Actor;
import io.chancery.policy.decision.Verdict;
import io.chancery.runtime.internal.AuthorizeReply;
import io.chancery.runtime.operation.Permission;
import io.chancery.store.append.Refusal;
import io.chancery.store.append.Refused;
import java.util.List;
import java.util.Optional;

/**
 * Who asks may not. Its encoded message, with which it is a denial like all others, is sealed once it is told: finding out
 * who may takes no other service.
 */
final class EnforcerDenied extends Refused {

    private final Denial denial;

    /**
     * What was denied, and why.
     *
     * @param actor who asks
     * @param permission that it has not, with the condition keys of the request
     */
    record Denial(Actor actor, Permission permission, Verdict verdict) {

        AuthorizeReply told(Optional<String> encodedMessage) {
            return new AuthorizeReply(
                    false,
                    actor.arn(),
                    Optional.of(new AuthorizeReply.Denied(permission.action(), permission.resource(), encodedMessage)),
                    verdict.reason(),
                    List.of());
        }
    }

    EnforcerDenied(Denial denial) {
        super(Refusal.ACCESS_DENIED, denial.told(Optional.empty()).message());
        this.denial = denial;
    }

    Denial denial() {
        return denial;
    }

    Refused with(Optional<String> encodedMessage) {
        return new Refused(Refusal.ACCESS_DENIED, denial.told(encodedMessage).message());
    }
}
