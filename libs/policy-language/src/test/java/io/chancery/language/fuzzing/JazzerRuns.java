package io.chancery.language.fuzzing;

import com.code_intelligence.jazzer.junit.FuzzTest;

/**
 * The targets for Jazzer, which finds its inputs by watching what code they reach. By hand, one at a time, since it
 * instruments all classes of the process: {@code JAZZER_FUZZ=1 ./mvnw -pl libs/policy-language test
 * -Dtest=JazzerRuns#policyParser}. No build runs it by itself: its name is not that of a test.
 */
class JazzerRuns {

    @FuzzTest(maxDuration = "5m")
    void policyParser(byte[] bytes) {
        new PolicyParserTarget().accept(bytes);
    }

    @FuzzTest(maxDuration = "5m")
    void glob(byte[] bytes) {
        new GlobTarget().accept(bytes);
    }

    @FuzzTest(maxDuration = "5m")
    void evaluators(byte[] bytes) {
        new EvaluatorsTarget().accept(bytes);
    }
}
