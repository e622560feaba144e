package io.chancery.policy.training;

import io.chancery.contracts.Log;
import io.chancery.contracts.Position;
import io.chancery.contracts.identity.IdentityStreams;
import io.chancery.contracts.policy.PolicyStreams;
import io.chancery.language.compile.CompiledEvaluator;
import io.chancery.policy.cache.DecisionCache;
import io.chancery.policy.decision.CacheReader;
import io.chancery.policy.decision.Decisions;
import io.chancery.policy.decision.GuardedResources;
import io.chancery.policy.decision.Principals;
import io.chancery.policy.decision.SessionVerifier;
import io.chancery.policy.decision.Subject;
import io.chancery.store.consume.StateReader;
import io.chancery.store.consume.StateReaderSettings;
import io.smallrye.mutiny.Uni;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * Does what policy-service does at its start and then all day, without a database, a broker or settings, so that a JVM that
 * is told to ({@code -XX:AOTCacheOutput}) can write down which classes that takes and which of their methods are worth
 * compiling. The service is started with what was written down ({@code -XX:AOTCache}).
 */
public final class TrainingRun {

    private static final int ROUNDS = 3;
    private static final int QUESTIONS = 10_000;
    private static final Duration NEVER_STALE = Duration.ofDays(1);
    private static final Duration PATIENCE = Duration.ofMinutes(1);

    private TrainingRun() {}

    public static void main(String[] arguments) throws InterruptedException {
        TrainingAccount account = TrainingAccount.make();
        for (int i = 0; i < ROUNDS; i++) {
            Round round = round(account);
            System.out.printf(
                    "%,d principals loaded, %,d of %,d requests allowed%n",
                    round.principals, round.allowed, round.decided);
        }
    }

    /** What was done in one round of the training. */
    record Round(int principals, int decided, int allowed) {}

    static Round round(TrainingAccount account) throws InterruptedException {
        DecisionCache cache = load(account);
        var loaded = cache.view(TrainingAccount.ID).identity();
        return new Round(loaded.users().size() + loaded.roles().size(), QUESTIONS, decide(cache));
    }

    private static DecisionCache load(TrainingAccount account) throws InterruptedException {
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

    private static int decide(DecisionCache cache) {
        var reader = new Ready();
        var principals = new Principals(cache, new SessionVerifier(statement -> Optional.empty()), Clock.systemUTC());
        var decisions = new Decisions(
                cache,
                reader,
                principals,
                id -> Optional.empty(),
                new CompiledEvaluator()::evaluate,
                new GuardedResources(List.of()),
                Clock.systemUTC());
        int allowed = 0;
        for (int i = 0; i < QUESTIONS; i++) {
            int principal = i % TrainingAccount.PRINCIPALS;
            Subject subject =
                    Subject.of(TrainingAccount.arn(principal), Optional.empty()).orElseThrow();
            if (decisions
                    .decide(subject, TrainingDocuments.question(principal, i), NEVER_STALE)
                    .allowed()) {
                allowed++;
            }
        }
        return allowed;
    }

    /** The reader of a cache that is complete. */
    private static final class Ready implements CacheReader {

        @Override
        public boolean isAnyStopped() {
            return false;
        }

        @Override
        public boolean isStopped(Log log, int shard) {
            return false;
        }

        @Override
        public Uni<Boolean> await(List<Position> positions, Duration timeout) {
            return Uni.createFrom().item(true);
        }
    }
}
