package io.chancery.policy.training;

import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.HashMap;
import java.util.Map;

/** All that a training run has: settings of its own and the broker from memory. */
public final class TrainingResource implements QuarkusTestResourceLifecycleManager {

    private final TrainingBroker broker =
            new TrainingBroker(TrainingAccount.make().records(), TrainingAccount.SHARDS.count());

    @Override
    public Map<String, String> start() {
        try {
            Map<String, String> settings = new HashMap<>(TrainingSettings.make(broker.address()));
            settings.put(TrainingRun.PROPERTY, "true");
            return settings;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void stop() {
        broker.close();
    }
}
