package io.chancery.policy;

import io.chancery.runtime.ChanceryConfig;
import io.chancery.runtime.operation.Markers;
import io.chancery.runtime.signing.Signer;
import io.chancery.testing.ServiceKeyFiles;

/** Real markers, sealed with a key that lives as long as the test. */
public final class TestMarkers {

    private TestMarkers() {}

    public static Markers create() {
        ChanceryConfig config = ServiceKeyFiles.make().config("policy", ChanceryConfig.class);
        return new Markers(new Signer(config), config);
    }
}
