package io.chancery.policy.organization;

import io.smallrye.mutiny.Uni;
import io.vertx.core.http.HttpServerRequest;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.Response;
import org.jspecify.annotations.Nullable;

/** The control policies of an account: {@code /v1/accounts/{id}/…}. */
@Path("/v1/accounts/{account}" + ControlPolicyCalls.PATH)
public class AccountControlPoliciesApi {

    private final ControlPolicyCalls calls;

    public AccountControlPoliciesApi(ControlPolicyCalls calls) {
        this.calls = calls;
    }

    @PUT
    public Uni<Response> put(
            @Context HttpServerRequest request,
            @PathParam("account") String account,
            @PathParam("kind") String kind,
            byte @Nullable [] body) {
        return calls.put(request, () -> target(account), kind, body);
    }

    @GET
    public Uni<Response> get(
            @Context HttpServerRequest request, @PathParam("account") String account, @PathParam("kind") String kind) {
        return calls.get(request, () -> target(account), kind);
    }

    @DELETE
    public Uni<Response> delete(
            @Context HttpServerRequest request, @PathParam("account") String account, @PathParam("kind") String kind) {
        return calls.delete(request, () -> target(account), kind);
    }

    private static ControlTarget target(String account) {
        return new ControlTarget.Account(OrganizationReader.accountId(account));
    }
}
