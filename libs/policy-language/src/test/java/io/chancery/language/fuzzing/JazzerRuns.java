package io.chancery.language.fuzzing;

import com.code_intelligence.jazzer.junit.FuzzTest;
import java.util.stream.Stream;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * The targets for Jazzer, which finds its inputs by watching what code they reach. By hand, one at a time, since it
 * instruments all classes of the process: {@code JAZZER_FUZZ=1 ./mvnw -pl libs/policy-language test
 * -Dtest=JazzerRuns#policyParser}. No build runs it by itself: its name is not that of a test.
 */
class JazzerRuns {

    private static final int FIRST_INPUTS = 1_000;

    /** Without them it would take hours to come upon JSON. */
    static Stream<byte[]> policies() {
        return new PolicyParserTarget().inputs().first(FIRST_INPUTS);
    }

    static Stream<byte[]> patterns() {
        return new GlobTarget().inputs().first(FIRST_INPUTS);
    }

    static Stream<byte[]> evaluations() {
        return new EvaluatorsTarget().inputs().first(FIRST_INPUTS);
    }

    @MethodSource("policies")
    @FuzzTest(maxDuration = "5m")
    void policyParser(byte[] bytes) {
        new PolicyParserTarget().accept(bytes);
    }

    @MethodSource("patterns")
    @FuzzTest(maxDuration = "5m")
    void glob(byte[] bytes) {
        new GlobTarget().accept(bytes);
    }

    @MethodSource("evaluations")
    @FuzzTest(maxDuration = "5m")
    void evaluators(byte[] bytes) {
        new EvaluatorsTarget().accept(bytes);
    }
}
