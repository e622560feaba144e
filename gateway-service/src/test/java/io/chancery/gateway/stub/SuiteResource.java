package io.chancery.gateway.stub;

import io.chancery.servers.PortAllocator;
import io.chancery.testing.ServiceKeyFiles;
import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Keys drawn for this run, the stubs, and the gateway's configuration to go with them. */
public final class SuiteResource implements QuarkusTestResourceLifecycleManager {

    /** Where this run's log is, for tests that look for what must not be in it. */
    public static final String LOG_FILE = "target/gateway-test.log";

    private final List<StubOwner> owners = new ArrayList<>();

    @Override
    public Map<String, String> start() {
        try {
            ServiceKeyFiles keys = ServiceKeyFiles.make();
            Path token = Files.writeString(keys.folder().resolve("operator-token"), TestKeys.OPERATOR_TOKEN + "\n");
            Files.deleteIfExists(Path.of(LOG_FILE));
            var identity = new StubIdentity(keys);
            var policy = new StubPolicy(keys);
            var report = new StubOwner("report", keys);
            owners.addAll(List.of(identity, policy, report));
            return Map.ofEntries(
                    Map.entry("chancery.key-file", keys.key("gateway").toString()),
                    Map.entry("chancery.trust-dir", keys.trust().toString()),
                    Map.entry("chancery.operator-token-file", token.toString()),
                    Map.entry("chancery.identity-url", identity.url()),
                    Map.entry("chancery.policy-url", policy.url()),
                    Map.entry("chancery.report-url", report.url()),
                    // Nobody listens there: audit-service is down.
                    Map.entry("chancery.audit-url", "http://127.0.0.1:" + PortAllocator.next()),
                    Map.entry("chancery.body-timeout", "3S"),
                    Map.entry("quarkus.http.test-port", Integer.toString(PortAllocator.next())),
                    Map.entry("quarkus.log.category.\"io.chancery\".level", "DEBUG"),
                    Map.entry("quarkus.log.file.enabled", "true"),
                    Map.entry("quarkus.log.file.path", LOG_FILE),
                    Map.entry("quarkus.log.file.level", "DEBUG"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void stop() {
        owners.forEach(StubOwner::stop);
    }
}
