package io.chancery.policy.simulation;

import io.chancery.language.evaluate.Explainer;
import io.chancery.language.evaluate.Explanation;
import io.chancery.language.evaluate.PolicyEvaluator;
import io.chancery.policy.explanation.ShownExplanation;
import io.chancery.policy.json.Json;
import io.chancery.policy.simulation.SimulationAnswer.Decided;
import io.chancery.policy.simulation.SimulationAnswer.Failed;
import io.chancery.policy.simulation.SimulationAnswer.Outcome;
import io.chancery.policy.simulation.SimulationAnswer.Problem;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.List;

/** Decides the cases of a call, each for itself, with the evaluator that decides for real. */
@ApplicationScoped
public class Simulator {

    private final CaseReader reader;
    private final Explainer explainer;

    public Simulator(CaseReader reader, PolicyEvaluator evaluator) {
        this.reader = reader;
        this.explainer = new Explainer(evaluator);
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
        Explanation explanation = explainer.explain(simulated.request(), simulated.policies());
        List<String> notes = new ArrayList<>(simulated.notes());
        notes.addAll(explanation.evaluation().notes());
        return new Decided(
                ShownExplanation.title(explanation.evaluation().result()), ShownExplanation.of(explanation, notes));
    }
}
