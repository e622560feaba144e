package io.chancery.policy.training;

import io.chancery.contracts.Log;
import io.chancery.contracts.identity.IdentityStreams;
import io.chancery.contracts.policy.PolicyStreams;
import io.chancery.policy.cache.DecisionCache;
import io.chancery.store.consume.StateReader;
import io.chancery.store.consume.StateReaderSettings;
import java.time.Duration;
import java.util.List;

/**
 * Does what policy-service does at its start, without a database, a broker or settings, so that a JVM that is told to
 * ({@code -XX:AOTCacheOutput}) can write down which classes that takes and which of their methods are worth compiling. The
 * service is started with what was written down ({@code -XX:AOTCache}).
 *
 * <p>Nothing is decided here: how decisions are compiled is for the installation's own to say.
 */
public final class TrainingRun {

    private static final int ROUNDS = 3;
    private static final Duration PATIENCE = Duration.ofMinutes(1);

    private TrainingRun() {}

    public static void main(String[] arguments) throws InterruptedException {
        TrainingAccount account = TrainingAccount.make();
        for (int i = 0; i < ROUNDS; i++) {
            var loaded = load(account).view(TrainingAccount.ID).identity();
            System.out.printf(
                    "%,d users and %,d roles loaded%n",
                    loaded.users().size(), loaded.roles().size());
        }
    }

    /** @throws IllegalStateException if the account is not loaded in a minute */
    static DecisionCache load(TrainingAccount account) throws InterruptedException {
        var cache = new DecisionCache(TrainingAccount.SHARDS);
        try (var broker = new TrainingBroker(account.records(), TrainingAccount.SHARDS.count())) {
            var reader = new StateReader(
                    StateReaderSettings.of("training", List.of(Log.values()), TrainingAccount.SHARDS, broker.address())
                            .withStreams(Log.IDENTITY, IdentityStreams.ALL)
                            .withStreams(Log.POLICY, PolicyStreams.ALL),
                    cache);
            reader.start();
            long begun = System.nanoTime();
            while (!reader.caughtUp()) {
                if (System.nanoTime() - begun > PATIENCE.toNanos()) {
                    throw new IllegalStateException("the account is not loaded after " + PATIENCE);
                }
                Thread.sleep(1);
            }
            reader.stop();
        }
        return cache;
    }
}
