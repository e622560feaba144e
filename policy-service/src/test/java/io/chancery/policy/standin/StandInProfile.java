package io.chancery.policy.standin;

import io.chancery.testing.PostgresResource;
import io.quarkus.test.junit.QuarkusTestProfile;
import java.util.List;

/** A service of its own, with a broker of its own: the log of the identity-service that stands in has no other writer. */
public final class StandInProfile implements QuarkusTestProfile {

    @Override
    public List<TestResourceEntry> testResources() {
        return List.of(new TestResourceEntry(PostgresResource.class), new TestResourceEntry(StandInResource.class));
    }

    @Override
    public boolean disableGlobalTestResources() {
        return true;
    }
}
