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

/** The control policies of a group of accounts, {@code r-root} among them: {@code /v1/organization/groups/{id}/…}. */
@Path("/v1/organization/groups/{group}" + ControlPolicyCalls.PATH)
public class GroupControlPoliciesApi {

    private final ControlPolicyCalls calls;

    public GroupControlPoliciesApi(ControlPolicyCalls calls) {
        this.calls = calls;
    }

    @PUT
    public Uni<Response> put(
            @Context HttpServerRequest request,
            @PathParam("group") String group,
            @PathParam("kind") String kind,
            byte @Nullable [] body) {
        return calls.put(request, () -> target(group), kind, body);
    }

    @GET
    public Uni<Response> get(
            @Context HttpServerRequest request, @PathParam("group") String group, @PathParam("kind") String kind) {
        return calls.get(request, () -> target(group), kind);
    }

    @DELETE
    public Uni<Response> delete(
            @Context HttpServerRequest request, @PathParam("group") String group, @PathParam("kind") String kind) {
        return calls.delete(request, () -> target(group), kind);
    }

    private static ControlTarget target(String group) {
        return new ControlTarget.Group(OrganizationReader.groupId(group, "group"));
    }
}
