package io.chancery.report.credential;

import io.chancery.contracts.AccountId;
import io.chancery.contracts.Position;
import io.chancery.runtime.internal.InternalClient;
import io.chancery.runtime.internal.LedgerRequest;
import io.chancery.runtime.internal.Peer;
import io.smallrye.mutiny.Uni;
import java.util.UUID;

/** Asks audit-service. */
public final class RemoteLedger implements LedgerSource {

    public static final String PATH = "/internal/ledger";

    private final InternalClient client;

    public RemoteLedger(InternalClient client) {
        this.client = client;
    }

    @Override
    public Uni<LedgerRequest.Answer> rows(AccountId account, Position atLeast) {
        return client.post(
                Peer.AUDIT,
                PATH,
                UUID.randomUUID().toString(),
                new LedgerRequest(account, atLeast),
                LedgerRequest.Answer.class);
    }
}
