package io.chancery.identity.internal;

import io.chancery.contracts.AccountId;
import io.chancery.runtime.http.InternalCalls;
import io.chancery.runtime.internal.BoundaryUses;
import io.chancery.runtime.internal.HeadRequest;
import io.chancery.runtime.internal.PrincipalLookup;
import io.chancery.runtime.internal.PrincipalNames;
import io.chancery.runtime.internal.PrincipalResolution;
import io.chancery.store.append.EventStore;
import io.chancery.store.append.ReadResult;
import io.smallrye.mutiny.Uni;
import io.vertx.core.http.HttpServerRequest;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.Response;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What other services ask of this one's tables, because a replica may lag. */
@Path("/internal")
public class DirectoryResource {

    private static final Set<String> POLICY = Set.of("policy");
    private static final Set<String> READERS = Set.of("policy", "audit", "report", "gateway");

    private final InternalCalls calls;
    private final EventStore store;

    public DirectoryResource(InternalCalls calls, EventStore store) {
        this.calls = calls;
        this.store = store;
    }

    @POST
    @Path("/principals/lookup")
    public Uni<Response> lookup(@Context HttpServerRequest request, byte @Nullable [] body) {
        return calls.answer(
                new InternalCalls.Received(request, body, POLICY),
                PrincipalLookup.class,
                asked -> store.read(asked.account(), Directory.named(asked))
                        .map(found -> new PrincipalLookup.Answer(found.value(), found.head())));
    }

    @POST
    @Path("/principals/resolve")
    public Uni<Response> resolve(@Context HttpServerRequest request, byte @Nullable [] body) {
        return calls.answer(
                new InternalCalls.Received(request, body, POLICY),
                PrincipalResolution.class,
                asked -> store.read(AccountId.INSTALLATION, Directory.resolved(asked))
                        .map(ReadResult::value));
    }

    @POST
    @Path("/principals/names")
    public Uni<Response> names(@Context HttpServerRequest request, byte @Nullable [] body) {
        return calls.answer(
                new InternalCalls.Received(request, body, READERS),
                PrincipalNames.class,
                asked -> store.read(asked.account(), Directory.names(asked))
                        .map(found -> new PrincipalNames.Answer(found.value())));
    }

    @POST
    @Path("/boundaries/uses")
    public Uni<Response> boundaryUses(@Context HttpServerRequest request, byte @Nullable [] body) {
        return calls.answer(
                new InternalCalls.Received(request, body, POLICY),
                BoundaryUses.class,
                asked -> store.read(asked.account(), Directory.boundaryUses(asked))
                        .map(found -> new BoundaryUses.Answer(found.value(), found.head())));
    }

    @POST
    @Path("/heads")
    public Uni<Response> head(@Context HttpServerRequest request, byte @Nullable [] body) {
        return calls.answer(
                new InternalCalls.Received(request, body, READERS),
                HeadRequest.class,
                asked -> store.head(asked.account()).map(HeadRequest.Answer::new));
    }
}
