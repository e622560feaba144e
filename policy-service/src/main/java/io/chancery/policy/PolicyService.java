package io.chancery.policy;

import io.chancery.policy.training.TrainingRun;
import io.quarkus.runtime.Quarkus;
import io.quarkus.runtime.annotations.QuarkusMain;
import java.io.IOException;

/** Starts the service, or trains how it starts: {@code -Dchancery.training=true}. */
@QuarkusMain
public final class PolicyService {

    PolicyService() {}

    public static void main(String[] arguments) throws IOException, InterruptedException {
        if (Boolean.getBoolean(TrainingRun.PROPERTY)) {
            TrainingRun.prepare();
            Quarkus.run(TrainingRun.class, arguments);
        } else {
            Quarkus.run(arguments);
        }
    }
}
