package io.chancery.report;

import io.chancery.servers.PortAllocator;
import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import java.util.Map;

/** Where the other services will listen; the test itself plays them. */
public final class PeerAddresses implements QuarkusTestResourceLifecycleManager {

    @Override
    public Map<String, String> start() {
        return Map.of(
                "chancery.identity-url", address(),
                "chancery.policy-url", address(),
                "chancery.audit-url", address());
    }

    private static String address() {
        return "http://127.0.0.1:" + PortAllocator.next();
    }

    @Override
    public void stop() {}
}
