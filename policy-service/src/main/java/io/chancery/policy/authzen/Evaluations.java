package io.chancery.policy.authzen;

import io.chancery.contracts.Position;
import io.chancery.contracts.Shards;
import io.chancery.language.evaluate.Evaluation.Result;
import io.chancery.policy.PolicyConfig;
import io.chancery.policy.decision.CacheReader;
import io.chancery.policy.decision.Decisions;
import io.chancery.policy.decision.Subject;
import io.chancery.policy.decision.Verdict;
import io.chancery.policy.explanation.ShownExplanation;
import io.chancery.policy.work.Workers;
import io.chancery.runtime.decision.DecisionExplanation;
import io.chancery.store.append.Refusal;
import io.chancery.store.append.Refused;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Answers the questions of enforcement points from the cache as it is, or as it is once it has seen what they ask for. An
 * explanation reads every policy again, so it is made by the workers that simulations have, never on an event loop.
 */
@ApplicationScoped
public class Evaluations {

    /** How long a question waits for the positions that it asks for. */
    private static final Duration PATIENCE = Duration.ofSeconds(2);

    private final Enforcers enforcers;
    private final Decisions decisions;
    private final CacheReader reader;
    private final Shards shards;
    private final Duration maxStaleness;
    private final Workers workers;
    private final Counter allowed;
    private final Counter explicitlyDenied;
    private final Counter implicitlyDenied;

    public Evaluations(
            Enforcers enforcers,
            Decisions decisions,
            CacheReader reader,
            Shards shards,
            Workers workers,
            PolicyConfig config,
            MeterRegistry registry) {
        this.enforcers = enforcers;
        this.decisions = decisions;
        this.reader = reader;
        this.shards = shards;
        this.workers = workers;
        this.maxStaleness = config.maxStaleness();
        this.allowed = counter(registry, Result.ALLOWED);
        this.explicitlyDenied = counter(registry, Result.EXPLICITLY_DENIED);
        this.implicitlyDenied = counter(registry, Result.IMPLICITLY_DENIED);
    }

    private static Counter counter(MeterRegistry registry, Result result) {
        return Counter.builder("chancery.decisions")
                .description("decisions for enforcement points")
                .tag("result", result.name())
                .register(registry);
    }

    private Counter counter(Result result) {
        return switch (result) {
            case ALLOWED -> allowed;
            case EXPLICITLY_DENIED -> explicitlyDenied;
            case IMPLICITLY_DENIED -> implicitlyDenied;
        };
    }

    /**
     * The answers, in the order of the questions.
     *
     * @throws InvalidRequest if a position is of a shard that there is not
     * @return fails with {@link Refused}: AccessDenied if the enforcer may not ask, ServiceUnavailable if the cache does
     *     not reach the positions in time
     */
    Uni<List<EvaluationAnswer>> answer(Enforcer enforcer, EvaluationsRequest request) {
        List<Position> positions = request.evaluations().stream()
                .flatMap(evaluation -> evaluation.atLeast().stream())
                .distinct()
                .toList();
        positions.forEach(this::requireShard);
        if (positions.isEmpty()) {
            return decided(enforcer, request);
        }
        return reader.await(positions, PATIENCE).flatMap(reached -> {
            if (!reached) {
                throw new Refused(
                        Refusal.SERVICE_UNAVAILABLE,
                        "The decision cache has not reached %s within %d seconds."
                                .formatted(positions, PATIENCE.toSeconds()));
            }
            return decided(enforcer, request);
        });
    }

    private void requireShard(Position position) {
        if (position.shard() >= shards.count()) {
            throw InvalidRequest.at(
                    "context." + ContextReader.AT_LEAST,
                    "holds %s; the shards of this installation are 0 to %d".formatted(position, shards.count() - 1));
        }
    }

    private Uni<List<EvaluationAnswer>> decided(Enforcer enforcer, EvaluationsRequest request) {
        return request.explained()
                ? workers.run(() -> decide(enforcer, request))
                : Uni.createFrom().item(() -> decide(enforcer, request));
    }

    private List<EvaluationAnswer> decide(Enforcer enforcer, EvaluationsRequest request) {
        // Before the first answer: a refusal half-way would have told something already.
        Set<Subject> subjects = new HashSet<>();
        Set<Subject> explained = new HashSet<>();
        for (EvaluationRequest evaluation : request.evaluations()) {
            if (subjects.add(evaluation.subject())) {
                enforcers.require(enforcer, evaluation.subject(), maxStaleness);
            }
            if (evaluation.explain() && explained.add(evaluation.subject())) {
                enforcers.requireExplanation(enforcer, evaluation.subject(), maxStaleness);
            }
        }
        var answers = new ArrayList<EvaluationAnswer>();
        for (EvaluationRequest evaluation : request.evaluations()) {
            Duration limit = evaluation
                    .maxStaleness()
                    .filter(wanted -> wanted.compareTo(maxStaleness) < 0)
                    .orElse(maxStaleness);
            Subject subject = enforcers.withOwnSession(enforcer, evaluation.subject());
            Verdict verdict = decisions.decide(subject, evaluation.question(), limit);
            counter(verdict.result()).increment();
            answers.add(EvaluationAnswer.of(verdict, explanation(enforcer, evaluation, verdict)));
            if (request.semantic().endsAt(verdict.allowed())) {
                break;
            }
        }
        return answers;
    }

    private static Optional<DecisionExplanation> explanation(
            Enforcer enforcer, EvaluationRequest asked, Verdict verdict) {
        if (!asked.explain()) {
            return Optional.empty();
        }
        boolean knowsAll = enforcer instanceof Enforcer.Operator;
        return verdict.grounds()
                .map(grounds -> knowsAll ? grounds.explain() : grounds.explainToPrincipalsAccount())
                .map(ShownExplanation::of)
                .or(() -> Optional.of(
                        DecisionExplanation.only("User: %s is not authorized to perform: %s on resource: %s %s"
                                .formatted(
                                        asked.subject().arn(),
                                        asked.question().action(),
                                        asked.question().resource(),
                                        verdict.reason()))));
    }
}
