package io.chancery.language.fuzzing;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import java.util.function.Consumer;
import java.util.stream.LongStream;
import java.util.stream.Stream;

/** Bytes that follow from a seed: changed samples, and pieces that mean something to the target. */
final class RandomInputs {

    private static final long FIRST_SEED = Long.getLong("fuzz.seed", 1);
    private static final long INPUTS = Long.getLong("fuzz.inputs", 20_000);
    private static final int MOST_CHANGES = 8;

    private final List<byte[]> samples;
    private final List<byte[]> pieces;

    private RandomInputs(List<byte[]> samples, List<byte[]> pieces) {
        this.samples = samples;
        this.pieces = pieces;
    }

    static RandomInputs of(List<String> samples, List<String> pieces) {
        return new RandomInputs(
                samples.stream().map(text -> text.getBytes(UTF_8)).toList(),
                pieces.stream().map(text -> text.getBytes(UTF_8)).toList());
    }

    /** Gives them to the target, {@code -Dfuzz.inputs=} so many from {@code -Dfuzz.seed=} on; a failure names its seed. */
    void each(Consumer<byte[]> target) {
        LongStream.range(FIRST_SEED, FIRST_SEED + INPUTS).forEach(seed -> {
            try {
                target.accept(input(new SplittableRandom(seed)));
            } catch (RuntimeException | AssertionError e) {
                throw new AssertionError("seed " + seed, e);
            }
        });
    }

    /** The first so many of them. */
    Stream<byte[]> first(int count) {
        return LongStream.range(FIRST_SEED, FIRST_SEED + count).mapToObj(seed -> input(new SplittableRandom(seed)));
    }

    private byte[] input(SplittableRandom random) {
        byte[] input = samples.get(random.nextInt(samples.size()));
        for (int changes = random.nextInt(MOST_CHANGES + 1); changes > 0; changes--) {
            input = changed(input, random);
        }
        return input;
    }

    private byte[] changed(byte[] input, SplittableRandom random) {
        int from = random.nextInt(input.length + 1);
        int to = Math.min(input.length, from + random.nextInt(9));
        return switch (random.nextInt(4)) {
            case 0 -> joined(input, from, new byte[0], to);
            case 1 -> joined(input, from, pieces.get(random.nextInt(pieces.size())), random.nextBoolean() ? from : to);
            case 2 -> joined(input, from, new byte[] {(byte) random.nextInt(256)}, Math.min(input.length, from + 1));
            default -> joined(input, from, Arrays.copyOfRange(input, from, to), from);
        };
    }

    /** The input with the bytes between replaced. */
    private static byte[] joined(byte[] input, int from, byte[] between, int to) {
        byte[] joined = Arrays.copyOf(input, from + between.length + input.length - to);
        System.arraycopy(between, 0, joined, from, between.length);
        System.arraycopy(input, to, joined, from + between.length, input.length - to);
        return joined;
    }
}
