package io.chancery.policy.organization;

import io.chancery.contracts.AccountId;
import io.chancery.policy.cache.DecisionCache;
import io.chancery.policy.decision.CacheReader;
import io.chancery.policy.decision.Heads;
import io.chancery.runtime.operation.Collaborators;
import io.chancery.store.append.Refusal;
import io.chancery.store.append.Refused;
import io.smallrye.mutiny.Uni;
import java.time.Duration;
import java.util.List;

/**
 * An account that an operation is about, and whether it is open: said by the decision cache once that has seen all that
 * identity-service has written.
 */
record OpenAccount(AccountId id, boolean open) {

    private static final Duration PATIENCE = Duration.ofSeconds(2);

    /** @return fails with {@link Refused} ServiceUnavailable if the cache does not get there */
    static Uni<OpenAccount> find(AccountId account, Collaborators with) {
        return with.get(Heads.class)
                .identity(account)
                .flatMap(head -> with.get(CacheReader.class).await(List.of(head), PATIENCE))
                .map(reached -> {
                    if (!reached) {
                        throw new Refused(
                                Refusal.SERVICE_UNAVAILABLE,
                                "The decision cache has not caught up within %d seconds."
                                        .formatted(PATIENCE.toSeconds()));
                    }
                    return new OpenAccount(
                            account,
                            with.get(DecisionCache.class)
                                    .view(account)
                                    .identity()
                                    .isOpen(account));
                });
    }

    /** @throws Refused NoSuchEntity */
    void require() {
        if (!open) {
            throw new Refused(Refusal.NO_SUCH_ENTITY, "The account %s is not open.".formatted(id));
        }
    }
}
