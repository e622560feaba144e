package io.chancery.policy.analysis;

import io.chancery.contracts.ContractJson;
import io.chancery.policy.authzen.Enforcers;
import io.chancery.policy.authzen.JsonEndpoint;
import io.chancery.policy.config.PolicyConfig;
import io.chancery.policy.reference.KnownServices;
import io.chancery.policy.work.Workers;
import io.smallrye.mutiny.Uni;
import io.vertx.core.http.HttpServerRequest;
import jakarta.inject.Singleton;
import jakarta.ws.rs.core.Response;
import java.time.Duration;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** What can be said of policies that are sent along, whatever the path: who may ask, and the operations that answer. */
@Singleton
final class Analyses {

    static final int BODY_LIMIT_BYTES = 1 << 20;

    private static final String ANY = "*";

    private final JsonEndpoint endpoint;
    private final Enforcers enforcers;
    private final Workers workers;
    private final Duration maxStaleness;

    final ValidatePolicy validatePolicy;
    final CheckNoNewAccess checkNoNewAccess;
    final CheckAccessNotGranted checkAccessNotGranted;
    final CheckNoPublicAccess checkNoPublicAccess;
    final FindExternalAccess findExternalAccess;

    Analyses(JsonEndpoint endpoint, Enforcers enforcers, Workers workers, KnownServices services, PolicyConfig config) {
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

    /** @param action that who asks needs on {@code *}; the operator needs none */
    Uni<Response> answer(
            HttpServerRequest request, byte @Nullable [] body, String action, Function<byte[], Object> operation) {
        return endpoint.handle(request, body, BODY_LIMIT_BYTES, (enforcer, sent) -> {
            enforcers.require(enforcer, action, ANY, maxStaleness);
            return workers.run(() -> ContractJson.write(operation.apply(sent)));
        });
    }
}
