package io.chancery.bench.engine;

import io.chancery.bench.population.Population;
import io.chancery.bench.population.Question;
import io.chancery.language.evaluate.ApplicablePolicies;
import io.chancery.language.evaluate.PolicyEvaluator;
import io.chancery.language.evaluate.ReferenceEvaluator;
import java.util.List;
import java.util.stream.IntStream;

/** The naive evaluator, which the others are held to. */
final class ReferenceEngine implements Engine {

    private final PolicyEvaluator evaluator = new ReferenceEvaluator();
    private final List<Question> questions;
    private final List<ApplicablePolicies> policies;

    ReferenceEngine(Population population, List<Question> questions) {
        this.questions = questions;
        this.policies = IntStream.range(0, population.members().size())
                .mapToObj(population::policiesOf)
                .toList();
    }

    @Override
    public boolean allows(int question) {
        Question asked = questions.get(question);
        return evaluator.evaluate(asked.request(), policies.get(asked.member())).allowed();
    }
}
