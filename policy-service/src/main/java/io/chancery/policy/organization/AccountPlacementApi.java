package io.chancery.policy.organization;

import io.chancery.contracts.AccountGroupId;
import io.chancery.contracts.AccountId;
import io.chancery.contracts.ContractJson;
import io.chancery.policy.authzen.JsonEndpoint;
import io.chancery.policy.authzen.JsonEndpoint.Reply;
import io.smallrye.mutiny.Uni;
import io.vertx.core.http.HttpServerRequest;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.Response;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** {@code /v1/accounts/{account}/group}: which group an account is in. */
@Path("/v1/accounts/{account}/group")
public class AccountPlacementApi {

    private static final byte[] NO_BODY = {};

    private final JsonEndpoint endpoint;
    private final OrganizationCalls calls;

    public AccountPlacementApi(JsonEndpoint endpoint, OrganizationCalls calls) {
        this.endpoint = endpoint;
        this.calls = calls;
    }

    @GET
    public Uni<Response> get(@Context HttpServerRequest request, @PathParam("account") String account) {
        return endpoint.respond(request, NO_BODY, OrganizationApi.BODY_LIMIT_BYTES, (enforcer, sent) -> {
            AccountId id = OrganizationReader.accountId(account);
            return calls.read(
                    enforcer,
                    "GetAccountPlacement",
                    Map.of("account", account),
                    new GetAccountPlacement(id),
                    reply -> reply);
        });
    }

    @PUT
    public Uni<Response> put(
            @Context HttpServerRequest request, @PathParam("account") String account, byte @Nullable [] body) {
        return endpoint.respond(request, body, OrganizationApi.BODY_LIMIT_BYTES, (enforcer, sent) -> {
            AccountId id = OrganizationReader.accountId(account);
            AccountGroupId group = OrganizationReader.group(sent);
            return calls.write(
                    enforcer,
                    "PlaceAccount",
                    Map.of("account", account, "group", group.value()),
                    new PlaceAccount(id, group),
                    (placed, revision) -> Reply.of(200, ContractJson.write(placed)));
        });
    }
}
