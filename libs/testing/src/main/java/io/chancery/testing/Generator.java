package io.chancery.testing;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.SplittableRandom;
import java.util.concurrent.ThreadLocalRandom;
import java.util.function.Supplier;
import java.util.stream.LongStream;
import java.util.stream.Stream;

/**
 * Draws the inputs of one run of a property test. Equal seeds draw equal inputs.
 *
 * <p>Use it as the argument of a parameterised test, whose name then shows the seed:
 *
 * <pre>{@code
 * static Stream<Generator> draws() { return Generator.runs(100); }
 *
 * @ParameterizedTest @MethodSource("draws")
 * void any_split_gives_the_same_state(Generator draw) { … }
 * }</pre>
 *
 * <p>{@code -Dchancery.seed=N} repeats the run of that seed alone; {@code -Dchancery.runs=N} multiplies the number of runs.
 */
public final class Generator {

    private static final String LETTERS = "abcdefghijklmnopqrstuvwxyz";

    private final long seed;
    private final SplittableRandom random;

    public Generator(long seed) {
        this.seed = seed;
        this.random = new SplittableRandom(seed);
    }

    /** That many generators with new seeds, subject to the system properties above. */
    public static Stream<Generator> runs(int count) {
        String fixed = System.getProperty("chancery.seed");
        if (fixed != null) {
            return Stream.of(new Generator(Long.parseLong(fixed)));
        }
        long runs = (long) count * Integer.getInteger("chancery.runs", 1);
        return LongStream.generate(() -> ThreadLocalRandom.current().nextLong(Integer.MAX_VALUE))
                .limit(runs)
                .mapToObj(Generator::new);
    }

    public long seed() {
        return seed;
    }

    /** A number from {@code low} to {@code high}, both included. */
    public int number(int low, int high) {
        return random.nextInt(low, high + 1);
    }

    public long nextLong() {
        return random.nextLong();
    }

    /** True in that share of the draws, from 0 to 1. */
    public boolean chance(double share) {
        return random.nextDouble() < share;
    }

    /** One of the given values, each as likely as the others. */
    @SafeVarargs
    public final <T> T oneOf(T... values) {
        return values[random.nextInt(values.length)];
    }

    /** One of the given values, each as likely as the others; there must be one. */
    public <T> T pick(List<T> values) {
        return values.get(random.nextInt(values.size()));
    }

    /** What one of the given suppliers draws. */
    @SafeVarargs
    public final <T> T fromOneOf(Supplier<? extends T>... suppliers) {
        return oneOf(suppliers).get();
    }

    /** Lower-case letters, that many at least and at most. */
    public String letters(int shortest, int longest) {
        return text(LETTERS, shortest, longest);
    }

    /** Characters of an alphabet, that many at least and at most. */
    public String text(String alphabet, int shortest, int longest) {
        int length = number(shortest, longest);
        StringBuilder text = new StringBuilder(length);
        for (int i = 0; i < length; i++) {
            text.append(alphabet.charAt(random.nextInt(alphabet.length())));
        }
        return text.toString();
    }

    public byte[] bytes(int length) {
        byte[] bytes = new byte[length];
        random.nextBytes(bytes);
        return bytes;
    }

    /** Draws, that many at least and at most. */
    public <T> List<T> list(int fewest, int most, Supplier<? extends T> draw) {
        int size = number(fewest, most);
        List<T> values = new ArrayList<>(size);
        for (int i = 0; i < size; i++) {
            values.add(draw.get());
        }
        return values;
    }

    /** The same values in an order drawn. */
    public <T> List<T> shuffled(Collection<? extends T> values) {
        List<T> shuffled = new ArrayList<>(values);
        for (int i = shuffled.size() - 1; i > 0; i--) {
            Collections.swap(shuffled, i, random.nextInt(i + 1));
        }
        return shuffled;
    }

    /** The values cut into consecutive pieces, none of them empty; every way of cutting is equally likely. */
    public <T> List<List<T>> split(List<T> values) {
        List<List<T>> pieces = new ArrayList<>();
        int start = 0;
        for (int end = 1; end <= values.size(); end++) {
            if (end == values.size() || random.nextBoolean()) {
                pieces.add(List.copyOf(values.subList(start, end)));
                start = end;
            }
        }
        return pieces;
    }

    /** A whole second, at most that long after the given moment. */
    public Instant instantAfter(Instant moment, Duration within) {
        return moment.plusSeconds(random.nextLong(within.toSeconds() + 1));
    }

    @Override
    public String toString() {
        return "-Dchancery.seed=" + seed;
    }
}
