package io.chancery.gateway.operator;

import io.chancery.gateway.config.GatewayConfig;
import io.chancery.runtime.ChanceryConfig;
import io.chancery.runtime.internal.InternalClient;
import io.chancery.runtime.internal.InternalCredentials;
import io.vertx.core.Vertx;
import jakarta.enterprise.context.ApplicationScoped;

/**
 * Calls for the operator, on connections of their own and with a longer limit: a verification that takes a minute must
 * neither be cut off nor stand in anybody's way.
 */
@ApplicationScoped
public class PatientClient {

    private final InternalClient client;

    public PatientClient(Vertx vertx, InternalCredentials credentials, ChanceryConfig config, GatewayConfig gateway) {
        this.client = new InternalClient(vertx, credentials, new PatientConfig(config, gateway.operatorTimeout()));
    }

    InternalClient client() {
        return client;
    }
}
