package io.chancery.bench.measure;

import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;

/** Does nothing: what is measured of it is the timer and the machine, below which no latency can be measured. */
@State(Scope.Thread)
public class EmptyBenchmark {

    private boolean answer;

    @Benchmark
    public boolean nothing() {
        return answer;
    }
}
