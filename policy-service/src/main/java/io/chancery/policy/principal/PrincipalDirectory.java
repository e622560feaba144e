package io.chancery.policy.principal;

import io.chancery.contracts.AccountId;
import io.chancery.runtime.caller.Call;
import io.chancery.runtime.internal.InternalClient;
import io.chancery.runtime.internal.Peer;
import io.chancery.runtime.internal.PrincipalLookup;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;

/** Resolves names at identity-service, from its tables: what was created a moment ago is found. */
@ApplicationScoped
public class PrincipalDirectory {

    private static final String PATH = "/internal/principals/lookup";

    private final InternalClient client;

    public PrincipalDirectory(InternalClient client) {
        this.client = client;
    }

    /** Fails with ServiceUnavailable if identity-service does not answer. */
    public Uni<Principal> find(Call call, PrincipalName name) {
        AccountId account = call.account();
        return client.post(
                        Peer.IDENTITY,
                        PATH,
                        call.requestId(),
                        new PrincipalLookup(account, name.kind(), name.value()),
                        PrincipalLookup.Answer.class)
                .map(answer -> Principal.of(account, name, answer));
    }
}
