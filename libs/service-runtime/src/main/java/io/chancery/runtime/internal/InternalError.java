package io.chancery.runtime.internal;

import io.chancery.contracts.ContractJson;
import io.chancery.contracts.UnreadableRecord;
import io.chancery.store.append.Refusal;
import io.chancery.store.append.Refused;

/** How an internal or operator's call is refused: JSON with a code and a message. */
public record InternalError(String code, String message) {

    /** What another service refused, or ServiceUnavailable if its answer makes no sense. */
    static Refused read(Peer peer, InternalClient.Answer answer) {
        try {
            InternalError error = ContractJson.read(answer.body(), InternalError.class);
            for (Refusal refusal : Refusal.values()) {
                if (refusal.code().equals(error.code())) {
                    return new Refused(refusal, error.message());
                }
            }
            return InternalClient.unavailable(peer);
        } catch (UnreadableRecord e) {
            return InternalClient.unavailable(peer);
        }
    }
}
