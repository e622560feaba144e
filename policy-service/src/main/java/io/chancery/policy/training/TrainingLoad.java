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
 * The part of the training in which everything is read: an account comes in through the state reader and Kafka's client. A
 * main class, for who measures loading alone.
 */
public final class TrainingLoad {

    private static final int ROUNDS = 3;
    private static final Duration PATIENCE = Duration.ofMinutes(1);

    private TrainingLoad() {}

    public static void main(String[] arguments) throws InterruptedException {
        repeat(TrainingAccount.make());
    }

    /** As often as it takes to tell which code matters. */
    static void repeat(TrainingAccount account) throws InterruptedException {
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
