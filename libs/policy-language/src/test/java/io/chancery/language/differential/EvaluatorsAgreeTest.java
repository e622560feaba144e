package io.chancery.language.differential;

import static org.assertj.core.api.Assertions.assertThat;

import io.chancery.language.compile.CompiledEvaluator;
import io.chancery.language.compile.CompiledPolicies;
import io.chancery.language.compile.ContextKey;
import io.chancery.language.compile.Outcome;
import io.chancery.language.compile.PreparedRequest;
import io.chancery.language.differential.Generator.Question;
import io.chancery.language.evaluate.Evaluation;
import io.chancery.language.evaluate.Evaluation.MatchedStatement;
import io.chancery.language.evaluate.Evaluation.Result;
import io.chancery.language.evaluate.Explainer;
import io.chancery.language.evaluate.Explanation;
import io.chancery.language.evaluate.Explanation.Element;
import io.chancery.language.evaluate.Explanation.TypeResult;
import io.chancery.language.evaluate.PolicyType;
import io.chancery.language.evaluate.ReferenceEvaluator;
import io.chancery.language.request.AccessRequest;
import io.chancery.language.request.RequestContext.Values;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.LongStream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/**
 * The compiled evaluator says in everything what the reference says. Longer or elsewhere: {@code -Dfuzz.cases=10000000
 * -Dfuzz.seed=1}; one case again: {@code -Dfuzz.cases=1 -Dfuzz.seed=} the seed that a failure printed.
 */
class EvaluatorsAgreeTest {

    private static final long FIRST_SEED = Long.getLong("fuzz.seed", 1);
    private static final long DEFAULT_CASES = 100_000;
    private static final long CASES = Long.getLong("fuzz.cases", DEFAULT_CASES);

    /** One case in so many is explained too, which costs as much as the rest. */
    private static final int EXPLAINED = 10;

    private final ReferenceEvaluator reference = new ReferenceEvaluator();
    private final CompiledEvaluator compiled = new CompiledEvaluator();
    private final Explainer explainer = new Explainer(compiled);
    private final ThreadLocal<PreparedRequest> reused = ThreadLocal.withInitial(PreparedRequest::new);

    /** So that the keys that begin with {@code late:} have none. */
    @BeforeAll
    static void give_out_all_slots() {
        for (int i = 0; i < 2_000; i++) {
            ContextKey.of("filler:" + i);
        }
    }

    @Test
    void on_generated_cases() {
        Map<Outcome, Long> seen = new ConcurrentHashMap<>();
        LongStream.range(FIRST_SEED, FIRST_SEED + CASES)
                .parallel()
                .forEach(seed -> seen.merge(agreed(Generator.question(seed)), 1L, Long::sum));
        System.out.printf("seeds %d to %d: %s%n", FIRST_SEED, FIRST_SEED + CASES - 1, new TreeMap<>(seen));
        if (CASES >= DEFAULT_CASES) {
            assertThat(seen).as("outcomes that the cases lead to").containsOnlyKeys(Outcome.values());
        }
    }

    private Outcome agreed(Question question) {
        AccessRequest request = question.request();
        Evaluation expected = reference.evaluate(request, question.policies());
        CompiledPolicies policies = CompiledPolicies.of(question.policies());

        assertThat(compiled.evaluate(request, policies))
                .as("evaluate, seed %d: %s", question.seed(), question)
                .isEqualTo(expected);
        Outcome outcome = compiled.decide(prepared(question), policies);
        assertThat(outcome.result())
                .as("decide, seed %d: %s", question.seed(), question)
                .isEqualTo(expected.result());
        assertThat(outcome.deniedBy())
                .as("decide, seed %d: %s", question.seed(), question)
                .isEqualTo(expected.deniedBy());
        if (question.seed() % EXPLAINED == 0) {
            assertExplains(explainer.explain(request, policies.source()), expected, question);
        }
        return outcome;
    }

    /** Half of the requests give their keys one by one. */
    private PreparedRequest prepared(Question question) {
        AccessRequest request = question.request();
        PreparedRequest prepared = reused.get();
        if (question.seed() % 2 == 0 || request.contextPrevails()) {
            return prepared.of(request);
        }
        prepared.of(request.principal(), request.action(), request.resource());
        request.resourceAccount().ifPresent(prepared::resourceAccount);
        for (String name : request.context().keys()) {
            Values values = request.context().get(name).orElseThrow();
            if (values.multivalued()) {
                prepared.putAll(ContextKey.of(name), values.values());
            } else {
                prepared.put(ContextKey.of(name), values.values().getFirst());
            }
        }
        return prepared;
    }

    /** What an explanation adds does not contradict the decision. */
    private static void assertExplains(Explanation explanation, Evaluation expected, Question question) {
        String seed = "explain, seed %d".formatted(question.seed());
        assertThat(explanation.evaluation()).as(seed).isEqualTo(expected);
        Optional<PolicyType> firstDenying = explanation.types().stream()
                .filter(type -> type.result() == Result.EXPLICITLY_DENIED)
                .map(TypeResult::type)
                .findFirst();
        assertThat(firstDenying)
                .as(seed)
                .isEqualTo(
                        expected.result() == Result.EXPLICITLY_DENIED
                                ? expected.deniedBy()
                                : Optional.<PolicyType>empty());
        assertThat(explanation.matched())
                .as(seed)
                .extracting(Explanation.Matched::statement)
                .isEqualTo(expected.matched());
        explanation.nearMisses().forEach(miss -> {
            assertThat(miss.failed().isEmpty()).as(seed).isEqualTo(miss.failedOn() != Element.CONDITION);
            assertThat(expected.matched())
                    .as(seed)
                    .doesNotContain(new MatchedStatement(
                            miss.policyType(), miss.policyName(), miss.sid(), miss.index(), miss.effect()));
        });
        if (expected.result() == Result.IMPLICITLY_DENIED) {
            PolicyType missing = expected.deniedBy().orElseThrow();
            // A resource policy that only delegates allows by itself, but nobody outside an account.
            assertThat(explanation.types())
                    .as(seed)
                    .filteredOn(type -> type.type() == missing && !missing.namesPrincipals())
                    .allSatisfy(type -> assertThat(type.result()).isEqualTo(Result.IMPLICITLY_DENIED));
        }
    }
}
