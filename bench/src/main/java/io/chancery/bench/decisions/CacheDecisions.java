package io.chancery.bench.decisions;

import io.chancery.bench.population.Population;
import io.chancery.bench.population.PopulationGenerator;
import io.chancery.bench.population.PopulationStates;
import io.chancery.contracts.AccountId;
import io.chancery.contracts.Log;
import io.chancery.contracts.Position;
import io.chancery.language.compile.CompiledEvaluator;
import io.chancery.policy.cache.DecisionCache;
import io.chancery.policy.decision.CacheReader;
import io.chancery.policy.decision.Decisions;
import io.chancery.policy.decision.GuardedResources;
import io.chancery.policy.decision.Principals;
import io.chancery.policy.decision.Question;
import io.chancery.policy.decision.SessionVerifier;
import io.chancery.policy.decision.Subject;
import io.smallrye.mutiny.Uni;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** What policy-service decides with, asked a population's questions. */
public final class CacheDecisions {

    private static final Duration NEVER_STALE = Duration.ofDays(1);

    private final Decisions decisions;

    /** A question in the form that the service asks it in. */
    public record Asked(Subject subject, Question question) {}

    public CacheDecisions(DecisionCache cache) {
        decisions = new Decisions(
                cache,
                new Current(),
                new Principals(cache, new SessionVerifier(statement -> Optional.empty()), Clock.systemUTC()),
                id -> Optional.empty(),
                new CompiledEvaluator()::evaluate,
                new GuardedResources(List.of()),
                Clock.systemUTC());
    }

    /** A member of the population asks. */
    public static Asked asked(Population population, io.chancery.bench.population.Question question) {
        return new Asked(
                Subject.of(PopulationStates.arn(population, question.member()), Optional.empty())
                        .orElseThrow(),
                new Question(
                        question.request().action(),
                        question.request().resource(),
                        Optional.of(new AccountId(PopulationGenerator.ACCOUNT)),
                        question.request().context()));
    }

    public boolean allows(Asked asked) {
        return decisions.decide(asked.subject, asked.question, NEVER_STALE).allowed();
    }

    /** Whatever is in the cache is all that there is. */
    private static final class Current implements CacheReader {

        @Override
        public boolean isStopped(Log log, int shard) {
            return false;
        }

        @Override
        public boolean isAnyStopped() {
            return false;
        }

        @Override
        public Uni<Boolean> await(List<Position> awaited, Duration timeout) {
            return Uni.createFrom().item(true);
        }
    }
}
