package io.chancery.audit.http;

import io.chancery.audit.fold.ChainPositions;
import io.chancery.audit.ledger.LedgerQueries;
import io.chancery.runtime.http.InternalCalls;
import io.chancery.runtime.internal.LastUsed;
import io.chancery.runtime.internal.LedgerRequest;
import io.smallrye.mutiny.Uni;
import io.vertx.core.http.HttpServerRequest;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.Response;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What other services ask of the ledger and the trail. */
@Path("/internal")
public class InternalResource {

    private static final Set<String> READERS = Set.of("identity", "report", "gateway");

    private final InternalCalls calls;
    private final LedgerQueries ledger;
    private final ChainPositions chains;

    public InternalResource(InternalCalls calls, LedgerQueries ledger, ChainPositions chains) {
        this.calls = calls;
        this.ledger = ledger;
        this.chains = chains;
    }

    @POST
    @Path("ledger")
    public Uni<Response> ledger(@Context HttpServerRequest request, byte @Nullable [] body) {
        return calls.answer(new InternalCalls.Received(request, body, READERS), LedgerRequest.class, ledger::rows);
    }

    @POST
    @Path("access-keys/last-used")
    public Uni<Response> lastUsed(@Context HttpServerRequest request, byte @Nullable [] body) {
        return calls.answer(new InternalCalls.Received(request, body, READERS), LastUsed.class, ledger::lastUsed);
    }

    @POST
    @Path("verify")
    public Uni<Response> verify(@Context HttpServerRequest request, byte @Nullable [] body) {
        return calls.answer(
                new InternalCalls.Received(request, body, READERS),
                ChainPositions.Verify.class,
                nothing -> chains.report());
    }
}
