package io.chancery.policy.analysis;

import io.chancery.contracts.ContractJson;
import io.chancery.policy.authzen.Enforcers;
import io.chancery.policy.authzen.JsonEndpoint;
import io.chancery.policy.config.PolicyConfig;
import io.chancery.policy.reference.KnownServices;
import io.chancery.policy.work.Workers;
import io.smallrye.mutiny.Uni;
import io.vertx.core.http.HttpServerRequest;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.Response;
import java.time.Duration;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * {@code POST /v1/policy/…}: what there is to say about policies that are sent along. For the operator, and for whom the
 * action of the operation's name is granted to, such as {@code chancery:ValidatePolicy}.
 */
@Path("/v1/policy")
public class AnalysisResource {

    static final int BODY_LIMIT_BYTES = 1 << 20;

    private static final String ANY = "*";

    private final JsonEndpoint endpoint;
    private final Enforcers enforcers;
    private final Workers workers;
    private final Duration maxStaleness;
    private final ValidatePolicy validatePolicy;
    private final CheckNoNewAccess checkNoNewAccess;
    private final CheckAccessNotGranted checkAccessNotGranted;
    private final CheckNoPublicAccess checkNoPublicAccess;
    private final FindExternalAccess findExternalAccess;

    public AnalysisResource(
            JsonEndpoint endpoint, Enforcers enforcers, Workers workers, KnownServices services, PolicyConfig config) {
        this.endpoint = endpoint;
        this.enforcers = enforcers;
        this.workers = workers;
        this.maxStaleness = config.maxStaleness();
        Witnesses witnesses = new Witnesses(services);
        this.validatePolicy = new ValidatePolicy(services);
        this.checkNoNewAccess = new CheckNoNewAccess(witnesses);
        this.checkAccessNotGranted = new CheckAccessNotGranted(witnesses);
        this.checkNoPublicAccess = new CheckNoPublicAccess(witnesses);
        this.findExternalAccess = new FindExternalAccess(witnesses);
    }

    @POST
    @Path("validate")
    public Uni<Response> validate(@Context HttpServerRequest request, byte @Nullable [] body) {
        return answered(request, body, "chancery:ValidatePolicy", validatePolicy::answer);
    }

    @POST
    @Path("check-no-new-access")
    public Uni<Response> checkNoNewAccess(@Context HttpServerRequest request, byte @Nullable [] body) {
        return answered(request, body, "chancery:CheckNoNewAccess", checkNoNewAccess::answer);
    }

    @POST
    @Path("check-access-not-granted")
    public Uni<Response> checkAccessNotGranted(@Context HttpServerRequest request, byte @Nullable [] body) {
        return answered(request, body, "chancery:CheckAccessNotGranted", checkAccessNotGranted::answer);
    }

    @POST
    @Path("check-no-public-access")
    public Uni<Response> checkNoPublicAccess(@Context HttpServerRequest request, byte @Nullable [] body) {
        return answered(request, body, "chancery:CheckNoPublicAccess", checkNoPublicAccess::answer);
    }

    @POST
    @Path("external-access")
    public Uni<Response> findExternalAccess(@Context HttpServerRequest request, byte @Nullable [] body) {
        return answered(request, body, "chancery:FindExternalAccess", findExternalAccess::answer);
    }

    private Uni<Response> answered(
            HttpServerRequest request, byte @Nullable [] body, String action, Function<byte[], Object> operation) {
        return endpoint.handle(request, body, BODY_LIMIT_BYTES, (enforcer, sent) -> {
            enforcers.require(enforcer, action, ANY, maxStaleness);
            return workers.run(() -> ContractJson.write(operation.apply(sent)));
        });
    }
}
