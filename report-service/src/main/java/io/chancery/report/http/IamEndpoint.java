package io.chancery.report.http;

import io.chancery.runtime.http.QueryEndpoint;
import io.chancery.runtime.internal.InternalCredential;
import io.smallrye.mutiny.Uni;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpServerRequest;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.Response;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** IAM's Query protocol, as the gateway forwards it. */
@Path("/")
public class IamEndpoint {

    private final QueryEndpoint endpoint;

    public IamEndpoint(QueryEndpoint endpoint) {
        this.endpoint = endpoint;
    }

    @POST
    public Uni<Response> post(@Context HttpServerRequest request, byte @Nullable [] body) {
        return handle(request, body == null ? new byte[0] : body);
    }

    @GET
    public Uni<Response> get(@Context HttpServerRequest request) {
        return handle(request, new byte[0]);
    }

    private Uni<Response> handle(HttpServerRequest request, byte[] body) {
        return endpoint.handle(new QueryEndpoint.Received(
                request.method().name(),
                request.uri(),
                request.getHeader(HttpHeaders.CONTENT_TYPE),
                request.getHeader(InternalCredential.HEADER),
                body,
                Optional.ofNullable(request.getHeader("traceparent"))));
    }
}
