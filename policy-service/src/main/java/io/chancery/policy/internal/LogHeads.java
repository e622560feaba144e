package io.chancery.policy.internal;

import io.chancery.contracts.AccountId;
import io.chancery.contracts.Position;
import io.chancery.policy.decision.Heads;
import io.chancery.runtime.internal.HeadRequest;
import io.chancery.runtime.internal.InternalClient;
import io.chancery.runtime.internal.Peer;
import io.chancery.store.append.EventStore;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.UUID;

/** Asks the tables: this service's own, and identity-service for its. */
@ApplicationScoped
public class LogHeads implements Heads {

    static final String PATH = "/internal/heads";

    private final EventStore store;
    private final InternalClient client;

    public LogHeads(EventStore store, InternalClient client) {
        this.store = store;
        this.client = client;
    }

    @Override
    public Uni<Position> policy(AccountId account) {
        return store.head(account);
    }

    @Override
    public Uni<Position> identity(AccountId account) {
        return client.post(
                        Peer.IDENTITY,
                        PATH,
                        UUID.randomUUID().toString(),
                        new HeadRequest(account),
                        HeadRequest.Answer.class)
                .map(HeadRequest.Answer::position);
    }
}
