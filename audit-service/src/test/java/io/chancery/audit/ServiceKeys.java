package io.chancery.audit;

import io.chancery.runtime.ChanceryConfig;
import io.chancery.runtime.internal.InternalCredentials;
import io.chancery.runtime.signing.Signer;
import io.chancery.testing.ServiceKeyFiles;
import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import java.nio.file.Path;
import java.util.Map;

/** Key pairs for all services, made anew for each run. */
public final class ServiceKeys implements QuarkusTestResourceLifecycleManager {

    @Override
    public Map<String, String> start() {
        return ServiceKeyFiles.make().settings("audit");
    }

    @Override
    public void stop() {}

    /**
     * What a service signs its calls with.
     *
     * @param trust the folder of the public keys
     */
    static InternalCredentials of(String service, Path trust) {
        var config = ServiceKeyFiles.ofTrust(trust).config(service, ChanceryConfig.class);
        return new InternalCredentials(new Signer(config), config);
    }
}
