package io.chancery.policy.simulation;

import io.chancery.contracts.ContractJson;
import io.chancery.policy.authzen.Enforcers;
import io.chancery.policy.authzen.JsonEndpoint;
import io.chancery.policy.config.PolicyConfig;
import io.chancery.policy.json.Json;
import io.chancery.policy.work.Workers;
import io.chancery.runtime.http.BodyLimits;
import io.smallrye.mutiny.Uni;
import io.vertx.core.http.HttpServerRequest;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.Response;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * {@code POST /v1/policy/simulate}: up to 1,000 cases, decided from what they hold alone. For the operator, and for whom
 * {@code chancery:Simulate} is granted to. {@code docs/simulation.md} has the shapes.
 */
@Path("/v1/policy/simulate")
public class SimulationResource {

    private static final String SIMULATE = "chancery:Simulate";
    private static final String ANY = "*";

    private final JsonEndpoint endpoint;
    private final Enforcers enforcers;
    private final Simulator simulator;
    private final Workers workers;
    private final Duration maxStaleness;

    public SimulationResource(
            JsonEndpoint endpoint, Enforcers enforcers, Simulator simulator, Workers workers, PolicyConfig config) {
        this.endpoint = endpoint;
        this.enforcers = enforcers;
        this.simulator = simulator;
        this.workers = workers;
        this.maxStaleness = config.maxStaleness();
    }

    @POST
    public Uni<Response> simulate(@Context HttpServerRequest request, byte @Nullable [] body) {
        return endpoint.handle(request, body, BodyLimits.SIMULATION_BYTES, (enforcer, sent) -> {
            enforcers.require(enforcer, SIMULATE, ANY, maxStaleness);
            return workers.run(() -> {
                List<Json> cases = SimulationReader.cases(sent);
                return ContractJson.write(simulator.answer(cases));
            });
        });
    }
}
