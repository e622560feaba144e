package io.chancery.policy.internal;

import io.chancery.contracts.policy.PrincipalPolicies;
import io.chancery.policy.decision.FreshAuthorizer;
import io.chancery.policy.managed.PolicyDirectory;
import io.chancery.runtime.http.InternalCalls;
import io.chancery.runtime.internal.AuthorizeRequest;
import io.chancery.runtime.internal.HeadRequest;
import io.chancery.runtime.internal.PolicyLookup;
import io.chancery.runtime.internal.PrincipalUses;
import io.chancery.store.append.EventStore;
import io.chancery.store.append.ReadResult;
import io.chancery.store.append.Reads;
import io.chancery.store.append.Stream;
import io.smallrye.mutiny.Uni;
import io.vertx.core.http.HttpServerRequest;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.Response;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What other services ask, answered from the tables; only the authorisation is answered from the cache. */
@Path("/internal")
public class InternalResource {

    private static final Set<String> ALL = Set.of("identity", "report", "audit", "gateway");
    private static final Set<String> IDENTITY = Set.of("identity");
    private static final Set<String> READERS = Set.of("identity", "report", "audit");

    private final InternalCalls calls;
    private final FreshAuthorizer authorizer;
    private final PolicyDirectory policies;
    private final EventStore store;

    public InternalResource(
            InternalCalls calls, FreshAuthorizer authorizer, PolicyDirectory policies, EventStore store) {
        this.calls = calls;
        this.authorizer = authorizer;
        this.policies = policies;
        this.store = store;
    }

    @POST
    @Path("authorize")
    public Uni<Response> authorize(@Context HttpServerRequest request, byte @Nullable [] body) {
        return calls.answer(
                new InternalCalls.Received(request, body, ALL),
                AuthorizeRequest.class,
                asked -> authorizer.forOthers().authorize(asked));
    }

    @POST
    @Path("policies/lookup")
    public Uni<Response> policy(@Context HttpServerRequest request, byte @Nullable [] body) {
        return calls.answer(
                new InternalCalls.Received(request, body, IDENTITY),
                PolicyLookup.class,
                asked -> policies.find(asked.account(), asked.policyArn())
                        .map(found -> new PolicyLookup.Answer(found.policyId(), found.position())));
    }

    @POST
    @Path("principals/uses")
    public Uni<Response> uses(@Context HttpServerRequest request, byte @Nullable [] body) {
        return calls.answer(
                new InternalCalls.Received(request, body, IDENTITY),
                PrincipalUses.class,
                asked -> store.read(asked.account(), Reads.stream(PrincipalPolicies.STREAM, asked.principalId()))
                        .map(InternalResource::uses));
    }

    private static PrincipalUses.Answer uses(ReadResult<Stream<PrincipalPolicies>> read) {
        return read.value()
                .state()
                .map(policies -> new PrincipalUses.Answer(
                        policies.attached().size(), policies.inline().size(), read.head()))
                .orElseGet(() -> new PrincipalUses.Answer(0, 0, read.head()));
    }

    @POST
    @Path("heads")
    public Uni<Response> head(@Context HttpServerRequest request, byte @Nullable [] body) {
        return calls.answer(
                new InternalCalls.Received(request, body, READERS),
                HeadRequest.class,
                asked -> store.head(asked.account()).map(HeadRequest.Answer::new));
    }
}
