package io.chancery.policy.standin;

import io.chancery.runtime.ChanceryConfig;
import io.chancery.runtime.internal.InternalCredentials;
import io.chancery.runtime.signing.Signer;

/** What another service of the suite needs to sign and to check calls. */
public final class ServiceConfig {

    private ServiceConfig() {}

    public static ChanceryConfig of(String service) {
        return SuiteKeys.FILES.config(service, ChanceryConfig.class);
    }

    public static InternalCredentials credentials(String service) {
        ChanceryConfig config = of(service);
        return new InternalCredentials(new Signer(config), config);
    }
}
