package io.chancery.policy.search;

import io.chancery.contracts.ContractJson;
import io.chancery.policy.authzen.EntityNames;
import io.chancery.policy.authzen.EvaluationRoutes;
import io.chancery.policy.authzen.JsonEndpoint;
import io.chancery.policy.authzen.Names;
import io.smallrye.mutiny.Uni;
import io.vertx.core.http.HttpServerRequest;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.Response;
import java.util.function.BiFunction;
import org.jspecify.annotations.Nullable;

/** {@code POST /access/v1/search/{subject,resource,action}}; {@code docs/authzen.md} has the shapes and bounds. */
@Path("/access/v1/search")
public class SearchResource {

    private final JsonEndpoint endpoint;
    private final EntityNames names;
    private final Searches searches;

    public SearchResource(JsonEndpoint endpoint, EntityNames names, Searches searches) {
        this.endpoint = endpoint;
        this.names = names;
        this.searches = searches;
    }

    @POST
    @Path("subject")
    public Uni<Response> subject(@Context HttpServerRequest request, byte @Nullable [] body) {
        return answered(request, body, SearchReader::subjects);
    }

    @POST
    @Path("resource")
    public Uni<Response> resource(@Context HttpServerRequest request, byte @Nullable [] body) {
        return answered(request, body, SearchReader::resources);
    }

    @POST
    @Path("action")
    public Uni<Response> action(@Context HttpServerRequest request, byte @Nullable [] body) {
        return answered(request, body, SearchReader::actions);
    }

    private Uni<Response> answered(
            HttpServerRequest request, byte @Nullable [] body, BiFunction<byte[], Names, SearchRequest> reader) {
        return endpoint.handle(
                request,
                body,
                EvaluationRoutes.BODY_LIMIT_BYTES,
                (enforcer, sent) -> searches.answer(enforcer, reader.apply(sent, names.meantBy(enforcer)))
                        .map(ContractJson::write));
    }
}
