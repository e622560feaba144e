package io.chancery.policy.authzen;

import io.chancery.contracts.Position;
import io.chancery.language.evaluate.Evaluation.Result;
import io.chancery.policy.authzen.EvaluationsRequest.Item;
import io.chancery.policy.decision.Decisions;
import io.chancery.policy.decision.Subject;
import io.chancery.policy.decision.Verdict;
import io.chancery.policy.explanation.ShownExplanation;
import io.chancery.policy.work.Workers;
import io.chancery.runtime.decision.DecisionExplanation;
import io.chancery.store.append.Refused;
import io.micrometer.core.instrument.FunctionCounter;
import io.micrometer.core.instrument.MeterRegistry;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.atomic.LongAdder;

/**
 * Answers the questions of enforcement points from the cache as it is, or as it is once it has seen what they ask for. An
 * explanation reads every policy again, so it is made by the workers that simulations have, never on an event loop.
 */
@ApplicationScoped
public class Evaluations {

    private final Enforcers enforcers;
    private final Decisions decisions;
    private final Freshness freshness;
    private final Workers workers;
    private final Map<Result, LongAdder> made = new EnumMap<>(Result.class);

    public Evaluations(
            Enforcers enforcers, Decisions decisions, Freshness freshness, Workers workers, MeterRegistry registry) {
        this.enforcers = enforcers;
        this.decisions = decisions;
        this.freshness = freshness;
        this.workers = workers;
        for (Result result : Result.values()) {
            made.put(result, counted(registry, result));
        }
    }

    /** A meter that is told of each decision looks for a trace to point to: that takes longer than counting. */
    private static LongAdder counted(MeterRegistry registry, Result result) {
        var count = new LongAdder();
        FunctionCounter.builder("chancery.decisions", count, LongAdder::sum)
                .description("decisions for enforcement points")
                .tag("result", result.name())
                .register(registry);
        return count;
    }

    /**
     * The answers, in the order of the questions.
     *
     * @return fails with {@link Refused}: AccessDenied if the enforcer may not ask, ServiceUnavailable if the cache does
     *     not reach the positions in time
     */
    Uni<List<Answered>> answer(Enforcer enforcer, EvaluationsRequest request) {
        List<Position> positions = request.asked()
                .flatMap(evaluation -> evaluation.atLeast().stream())
                .toList();
        return request.explained()
                ? freshness.once(positions).flatMap(seen -> workers.run(() -> decide(enforcer, request)))
                : freshness.once(positions, () -> decide(enforcer, request));
    }

    /** The answers from the cache as it is, for a request that does not wait. */
    List<Answered> decide(Enforcer enforcer, EvaluationsRequest request) {
        // Before the first answer: a refusal half-way would have told something already.
        if (enforcer instanceof Enforcer.Caller) {
            requireAll(enforcer, request);
        }
        var answers = new ArrayList<Answered>(request.items().size());
        for (Item item : request.items()) {
            Answered answer = switch (item) {
                case Item.Asked(EvaluationRequest evaluation) -> decide(enforcer, evaluation);
                case Item.NotUnderstood(InvalidRequest why) -> Answered.Unanswered.of(why);
            };
            answers.add(answer);
            if (request.semantic().endsAt(answer.decision())) {
                break;
            }
        }
        return answers;
    }

    private void requireAll(Enforcer enforcer, EvaluationsRequest request) {
        request.asked()
                .map(EvaluationRequest::subject)
                .distinct()
                .forEach(subject -> enforcers.require(enforcer, subject, freshness.limit()));
        request.asked()
                .filter(EvaluationRequest::explain)
                .map(EvaluationRequest::subject)
                .distinct()
                .forEach(subject -> enforcers.requireExplanation(enforcer, subject, freshness.limit()));
    }

    private EvaluationAnswer decide(Enforcer enforcer, EvaluationRequest evaluation) {
        Subject subject = enforcers.withOwnSession(enforcer, evaluation.subject());
        Verdict verdict = decisions.decide(subject, evaluation.question(), freshness.limit(evaluation.maxStaleness()));
        Objects.requireNonNull(made.get(verdict.result())).increment();
        return EvaluationAnswer.of(verdict, explanation(enforcer, evaluation, verdict));
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
