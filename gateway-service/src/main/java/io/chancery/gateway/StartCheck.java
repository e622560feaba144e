package io.chancery.gateway;

import io.chancery.runtime.ChanceryConfig;
import io.chancery.runtime.signing.Signer;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.util.Map;
import java.util.Optional;

/** What is missing is said at the start, not at the first request. */
@ApplicationScoped
public class StartCheck {

    void check(@Observes StartupEvent event, ChanceryConfig config, Signer signer) {
        requireUrl("identity", config.identityUrl());
        requireUrl("policy", config.policyUrl());
        requireUrl("report", config.reportUrl());
        String unused = signer.sign("start-check", Map.of());
    }

    private static void requireUrl(String service, Optional<String> url) {
        if (url.isEmpty()) {
            throw new IllegalStateException("chancery.%s-url is not set".formatted(service));
        }
    }
}
