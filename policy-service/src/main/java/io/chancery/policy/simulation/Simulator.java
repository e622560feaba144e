package io.chancery.policy.simulation;

import io.chancery.language.evaluate.Evaluation;
import io.chancery.language.evaluate.MissingContextKeys;
import io.chancery.language.evaluate.PolicyEvaluator;
import io.chancery.language.request.AccessRequest;
import io.chancery.language.request.RequestPrincipal;
import io.chancery.policy.json.Json;
import io.chancery.policy.simulation.SimulationAnswer.Decided;
import io.chancery.policy.simulation.SimulationAnswer.Explanation;
import io.chancery.policy.simulation.SimulationAnswer.Failed;
import io.chancery.policy.simulation.SimulationAnswer.MatchedStatement;
import io.chancery.policy.simulation.SimulationAnswer.Outcome;
import io.chancery.policy.simulation.SimulationAnswer.Problem;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.List;

/** Decides the cases of a call, each for itself, with the evaluator that decides for real. */
@ApplicationScoped
public class Simulator {

    private final CaseReader reader;
    private final PolicyEvaluator evaluator;

    public Simulator(CaseReader reader, PolicyEvaluator evaluator) {
        this.reader = reader;
        this.evaluator = evaluator;
    }

    SimulationAnswer answer(List<Json> cases) {
        return new SimulationAnswer(cases.stream().map(this::outcome).toList());
    }

    private Outcome outcome(Json json) {
        SimulatedCase simulated;
        try {
            simulated = reader.read(json);
        } catch (InvalidCase e) {
            return new Failed(new Problem(e.code(), e.text(), e.field()));
        }
        Evaluation evaluation = evaluator.evaluate(simulated.request(), simulated.policies());
        List<String> notes = new ArrayList<>(simulated.notes());
        notes.addAll(evaluation.notes());
        return new Decided(
                result(evaluation),
                new Explanation(
                        sentence(simulated.request(), evaluation),
                        evaluation.deniedBy(),
                        evaluation.matched().stream().map(MatchedStatement::of).toList(),
                        MissingContextKeys.of(simulated.request(), simulated.policies()),
                        notes));
    }

    private static String result(Evaluation evaluation) {
        return switch (evaluation.result()) {
            case ALLOWED -> "Allowed";
            case EXPLICITLY_DENIED -> "ExplicitlyDenied";
            case IMPLICITLY_DENIED -> "ImplicitlyDenied";
        };
    }

    private static String sentence(AccessRequest request, Evaluation evaluation) {
        return "%s is %s to perform: %s on resource: %s %s"
                .formatted(
                        who(request.principal()),
                        evaluation.allowed() ? "authorized" : "not authorized",
                        request.action(),
                        request.resource(),
                        evaluation.reason());
    }

    private static String who(RequestPrincipal principal) {
        return switch (principal) {
            case RequestPrincipal.Service(String name) -> "Service: " + name;
            case RequestPrincipal.WebIdentity identity -> "Federated: " + identity.provider();
            case RequestPrincipal.Anonymous anonymous -> "User: anonymous";
            default -> "User: " + principal.arn().orElseThrow();
        };
    }
}
