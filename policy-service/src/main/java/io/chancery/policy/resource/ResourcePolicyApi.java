package io.chancery.policy.resource;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import io.chancery.contracts.AccountId;
import io.chancery.contracts.ContractJson;
import io.chancery.contracts.Log;
import io.chancery.contracts.Position;
import io.chancery.contracts.Shards;
import io.chancery.policy.authzen.Enforcer;
import io.chancery.policy.authzen.InvalidRequest;
import io.chancery.policy.authzen.JsonEndpoint;
import io.chancery.policy.authzen.JsonEndpoint.Reply;
import io.chancery.runtime.activity.ActivityRecords;
import io.chancery.runtime.http.QueryEndpoint;
import io.chancery.runtime.operation.NoReply;
import io.chancery.runtime.operation.ReadOperation;
import io.chancery.runtime.operation.WriteOperation;
import io.chancery.wire.PercentEncoding;
import io.chancery.wire.WireException;
import io.chancery.wire.query.QueryParameters;
import io.smallrye.mutiny.Uni;
import io.vertx.core.http.HttpServerRequest;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.Response;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * {@code /v1/resource-policies/{arn}}, the ARN percent-encoded: a slash in it may stay as it is. For the operator, who says
 * with {@code ?account=} whose a resource is whose ARN does not, and for whom {@code chancery:PutResourcePolicy} and its
 * siblings are granted to on the ARN. What is sent is the policy itself.
 */
@Path(ResourcePolicyApi.PATH + "{resource: .+}")
public class ResourcePolicyApi {

    static final String PATH = "/v1/resource-policies/";

    /** What AWS takes of any policy, white space included. */
    static final int BODY_LIMIT_BYTES = 131_072;

    private static final byte[] NO_BODY = {};
    private static final String SOURCE = "chancery";
    private static final String ACCOUNT = "account";

    private final JsonEndpoint endpoint;
    private final OperatorsPipeline pipeline;
    private final Shards shards;

    public ResourcePolicyApi(JsonEndpoint endpoint, OperatorsPipeline pipeline, Shards shards) {
        this.endpoint = endpoint;
        this.pipeline = pipeline;
        this.shards = shards;
    }

    /**
     * What a put and a get answer.
     *
     * @param resource its ARN
     * @param account that owns it
     * @param policy as it was sent
     * @param revision the position at which it was so
     */
    record Shown(String resource, AccountId account, JsonNode policy, String revision) {}

    @PUT
    public Uni<Response> put(@Context HttpServerRequest request, byte @Nullable [] body) {
        return endpoint.respond(request, body, BODY_LIMIT_BYTES, (enforcer, sent) -> {
            OwnedResource resource = resource(request, enforcer);
            String document = text(sent);
            WriteOperation<?, ?, PutResourcePolicy.Reply> operation = new PutResourcePolicy(resource, document);
            var records = records(enforcer, "PutResourcePolicy", false, resource, Optional.of(document));
            return pipeline.of(enforcer, resource.account())
                    .flatMap(way -> way.run(operation, enforcer.call(), records))
                    .map(answer -> {
                        String revision = revision(answer.revision());
                        int status = answer.reply().created() ? 201 : 200;
                        return Reply.of(status, shown(resource, document, revision))
                                .with(QueryEndpoint.REVISION_HEADER, revision);
                    });
        });
    }

    @GET
    public Uni<Response> get(@Context HttpServerRequest request) {
        return endpoint.respond(request, NO_BODY, BODY_LIMIT_BYTES, (enforcer, sent) -> {
            OwnedResource resource = resource(request, enforcer);
            ReadOperation<?, ?, GetResourcePolicy.Reply> operation = new GetResourcePolicy(resource);
            var records = records(enforcer, "GetResourcePolicy", true, resource, Optional.empty());
            return pipeline.of(enforcer, resource.account())
                    .flatMap(way -> way.run(operation, enforcer.call(), records))
                    .map(answer -> {
                        int shard = shards.of(resource.account());
                        var at = new Position(Log.POLICY, shard, answer.reply().sequence());
                        return Reply.of(200, shown(resource, answer.reply().document(), at.toString()));
                    });
        });
    }

    @DELETE
    public Uni<Response> delete(@Context HttpServerRequest request) {
        return endpoint.respond(request, NO_BODY, BODY_LIMIT_BYTES, (enforcer, sent) -> {
            OwnedResource resource = resource(request, enforcer);
            WriteOperation<?, ?, NoReply> operation = new DeleteResourcePolicy(resource);
            var records = records(enforcer, "DeleteResourcePolicy", false, resource, Optional.empty());
            return pipeline.of(enforcer, resource.account())
                    .flatMap(way -> way.run(operation, enforcer.call(), records))
                    .map(answer -> Reply.empty(204).with(QueryEndpoint.REVISION_HEADER, revision(answer.revision())));
        });
    }

    /** Read from the request's target as it came: frameworks differ about encoded slashes. */
    private static OwnedResource resource(HttpServerRequest request, Enforcer enforcer) {
        String target = request.uri();
        int query = target.indexOf('?');
        String path = query < 0 ? target : target.substring(0, query);
        if (!path.startsWith(PATH)) {
            throw InvalidRequest.at("resource", "must come behind %s".formatted(PATH));
        }
        var parameters = QueryParameters.parse(new byte[0], "", query < 0 ? "" : target.substring(query + 1));
        if (!Set.of(ACCOUNT).containsAll(parameters.all().keySet())) {
            throw InvalidRequest.saying("the only parameter is 'account'");
        }
        return OwnedResource.of(decoded(path.substring(PATH.length())), parameters.value(ACCOUNT), enforcer);
    }

    /** In a path, unlike in a form, a plus is a plus. */
    private static String decoded(String encoded) {
        try {
            return PercentEncoding.decodeFormText(encoded.replace("+", "%2B"));
        } catch (WireException e) {
            throw InvalidRequest.at("resource", "is not percent-encoded UTF-8");
        }
    }

    private static String text(byte[] body) {
        try {
            return PercentEncoding.utf8(body);
        } catch (WireException e) {
            throw InvalidRequest.saying("the body is not UTF-8");
        }
    }

    private static ActivityRecords records(
            Enforcer enforcer, String name, boolean readOnly, OwnedResource resource, Optional<String> document) {
        Map<String, String> parameters = document.map(policy -> Map.of(
                        "resource", resource.arn(), ACCOUNT, resource.account().value(), "policy", policy))
                .orElseGet(() -> Map.of(
                        "resource", resource.arn(), ACCOUNT, resource.account().value()));
        return new ActivityRecords(enforcer.call(), SOURCE, name, readOnly, parameters);
    }

    private static String revision(Optional<Position> position) {
        return position.orElseThrow(() -> new IllegalStateException("a write has a position"))
                .toString();
    }

    private static byte[] shown(OwnedResource resource, String document, String revision) {
        try {
            JsonNode policy = ContractJson.MAPPER.readTree(document);
            return ContractJson.write(new Shown(resource.arn(), resource.account(), policy, revision));
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("a stored policy was read when it was put", e);
        }
    }
}
