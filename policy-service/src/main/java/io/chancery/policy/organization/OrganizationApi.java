package io.chancery.policy.organization;

import io.chancery.contracts.AccountGroupId;
import io.chancery.contracts.ContractJson;
import io.chancery.policy.authzen.JsonEndpoint;
import io.chancery.policy.authzen.JsonEndpoint.Reply;
import io.chancery.policy.organization.OrganizationReader.NewGroup;
import io.smallrye.mutiny.Uni;
import io.vertx.core.http.HttpServerRequest;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.PATCH;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.Response;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * {@code /v1/organization}: the tree of accounts and the groups in it. For the operator, and for whom the organisation's
 * own resource policy names.
 */
@Path("/v1/organization")
public class OrganizationApi {

    static final int BODY_LIMIT_BYTES = 8_192;

    private static final byte[] NO_BODY = {};

    private final JsonEndpoint endpoint;
    private final OrganizationCalls calls;

    public OrganizationApi(JsonEndpoint endpoint, OrganizationCalls calls) {
        this.endpoint = endpoint;
        this.calls = calls;
    }

    @GET
    public Uni<Response> tree(@Context HttpServerRequest request) {
        return endpoint.respond(
                request,
                NO_BODY,
                BODY_LIMIT_BYTES,
                (enforcer, sent) ->
                        calls.read(enforcer, "GetOrganization", Map.of(), new GetOrganization(), reply -> reply));
    }

    @POST
    @Path("groups")
    public Uni<Response> create(@Context HttpServerRequest request, byte @Nullable [] body) {
        return endpoint.respond(request, body, BODY_LIMIT_BYTES, (enforcer, sent) -> {
            NewGroup group = OrganizationReader.newGroup(sent);
            return calls.write(
                    enforcer,
                    "CreateAccountGroup",
                    Map.of("name", group.name(), "parent", group.parent().value()),
                    new CreateAccountGroup(group.name(), group.parent()),
                    (made, revision) -> Reply.of(201, ContractJson.write(made)));
        });
    }

    @GET
    @Path("groups/{group}")
    public Uni<Response> get(@Context HttpServerRequest request, @PathParam("group") String group) {
        return endpoint.respond(request, NO_BODY, BODY_LIMIT_BYTES, (enforcer, sent) -> {
            AccountGroupId id = OrganizationReader.groupId(group, "group");
            return calls.read(
                    enforcer, "GetAccountGroup", Map.of("group", group), new GetAccountGroup(id), reply -> reply);
        });
    }

    @PATCH
    @Path("groups/{group}")
    public Uni<Response> rename(
            @Context HttpServerRequest request, @PathParam("group") String group, byte @Nullable [] body) {
        return endpoint.respond(request, body, BODY_LIMIT_BYTES, (enforcer, sent) -> {
            AccountGroupId id = OrganizationReader.groupId(group, "group");
            String name = OrganizationReader.newName(sent);
            return calls.write(
                    enforcer,
                    "RenameAccountGroup",
                    Map.of("group", group, "name", name),
                    new RenameAccountGroup(id, name),
                    (renamed, revision) -> Reply.of(200, ContractJson.write(renamed)));
        });
    }

    @DELETE
    @Path("groups/{group}")
    public Uni<Response> delete(@Context HttpServerRequest request, @PathParam("group") String group) {
        return endpoint.respond(request, NO_BODY, BODY_LIMIT_BYTES, (enforcer, sent) -> {
            AccountGroupId id = OrganizationReader.groupId(group, "group");
            return calls.write(
                    enforcer,
                    "DeleteAccountGroup",
                    Map.of("group", group),
                    new DeleteAccountGroup(id),
                    (gone, revision) -> Reply.empty(204));
        });
    }
}
