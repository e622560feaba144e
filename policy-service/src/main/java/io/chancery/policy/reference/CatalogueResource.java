package io.chancery.policy.reference;

import io.chancery.contracts.ContractJson;
import io.chancery.language.reference.Service;
import io.chancery.policy.authzen.Enforcers;
import io.chancery.policy.authzen.JsonEndpoint;
import io.chancery.policy.config.PolicyConfig;
import io.chancery.policy.work.Workers;
import io.chancery.store.append.Refusal;
import io.chancery.store.append.Refused;
import io.smallrye.mutiny.Uni;
import io.vertx.core.http.HttpServerRequest;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.Response;
import java.time.Duration;
import java.util.List;
import java.util.function.Supplier;

/**
 * {@code GET /v1/catalogue/services}: what an editor of policies offers. For the operator, and for whom {@code
 * chancery:DescribeServices} is granted to.
 */
@Path("/v1/catalogue/services")
public class CatalogueResource {

    private static final String DESCRIBE = "chancery:DescribeServices";
    private static final String ANY = "*";
    private static final byte[] NO_BODY = {};

    private final JsonEndpoint endpoint;
    private final Enforcers enforcers;
    private final Workers workers;
    private final KnownServices services;
    private final Duration maxStaleness;

    public CatalogueResource(
            JsonEndpoint endpoint, Enforcers enforcers, Workers workers, KnownServices services, PolicyConfig config) {
        this.endpoint = endpoint;
        this.enforcers = enforcers;
        this.workers = workers;
        this.services = services;
        this.maxStaleness = config.maxStaleness();
    }

    /** @param version of the package that AWS's services were taken from */
    record Listed(String version, List<Entry> services) {}

    record Entry(String prefix, String name) {}

    @GET
    public Uni<Response> list(@Context HttpServerRequest request) {
        return answered(
                request,
                () -> new Listed(
                        services.version(),
                        services.names().entrySet().stream()
                                .map(service -> new Entry(service.getKey(), service.getValue()))
                                .toList()));
    }

    @GET
    @Path("{prefix}")
    public Uni<Response> describe(@Context HttpServerRequest request, @PathParam("prefix") String prefix) {
        return answered(request, () -> described(prefix));
    }

    private DescribedService described(String prefix) {
        if (!services.exists(prefix)) {
            throw new Refused(Refusal.NO_SUCH_ENTITY, "There is no service %s.".formatted(prefix));
        }
        return services.service(prefix)
                .map(DescribedService::of)
                .orElseGet(() -> DescribedService.of(new Service(prefix, prefix, List.of(), List.of(), List.of())));
    }

    private Uni<Response> answered(HttpServerRequest request, Supplier<Object> answer) {
        return endpoint.handle(request, NO_BODY, 0, (enforcer, sent) -> {
            enforcers.require(enforcer, DESCRIBE, ANY, maxStaleness);
            return workers.run(() -> ContractJson.write(answer.get()));
        });
    }
}
