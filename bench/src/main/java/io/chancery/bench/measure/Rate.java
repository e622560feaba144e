package io.chancery.bench.measure;

import java.util.Arrays;
import java.util.DoubleSummaryStatistics;
import java.util.List;

/**
 * How many decisions in a second of processor time, and how far the forks were apart.
 *
 * @param perSecond the median of the forks
 */
public record Rate(double perSecond, double slowest, double fastest) {

    /** @param forks decisions a second of each, at least one */
    public static Rate of(List<Double> forks) {
        double[] sorted =
                forks.stream().mapToDouble(Double::doubleValue).sorted().toArray();
        DoubleSummaryStatistics all = Arrays.stream(sorted).summaryStatistics();
        int middle = sorted.length / 2;
        double median = sorted.length % 2 == 1 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2;
        return new Rate(median, all.getMin(), all.getMax());
    }
}
