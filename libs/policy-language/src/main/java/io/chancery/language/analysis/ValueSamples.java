package io.chancery.language.analysis;

import io.chancery.language.ConditionOperator;
import io.chancery.language.value.Dates;
import io.chancery.language.value.IpRange;
import io.chancery.language.value.Numbers;
import io.chancery.language.value.UnreadableValueException;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.Stream;

/**
 * Values that stand for all values of a context key: whatever a key's value is, one of the samples has the same outcome in
 * every atom that was given. Each method is for atoms that read one kind of value.
 */
final class ValueSamples {

    /** No number, date, address, boolean or ARN. */
    private static final String UNREADABLE = "x";

    private static final String ANY_ARN = "*:*:*:*:*:*";
    /** Of a number, on either side of the point; with more, the sample between two might be no number any more. */
    private static final int MOST_DIGITS = 30;

    private static final Instant EARLIEST = Instant.parse("0001-01-01T00:00:00Z");
    private static final Instant LATEST = Instant.parse("9998-01-01T00:00:00Z");
    private static final int V4_BYTES = 4;
    private static final int V6_BYTES = 16;
    private static final BigInteger MAPPED_START = BigInteger.valueOf(0xFFFF00000000L);
    private static final BigInteger MAPPED_END = BigInteger.valueOf(0x1000000000000L);

    private ValueSamples() {}

    static List<String> of(ConditionAtom.Reads reads, List<ConditionAtom> atoms, Budget budget) {
        return switch (reads) {
            case TEXT -> texts(atoms, budget);
            case NUMBER -> numbers(atoms);
            case DATE -> dates(atoms);
            case ADDRESS -> addresses(atoms);
            case PRESENCE -> List.of(UNREADABLE);
            case OPAQUE -> throw new IllegalArgumentException("opaque atoms have no samples");
        };
    }

    private static List<String> texts(List<ConditionAtom> atoms, Budget budget) {
        // The empty text is a class of its own, since Null and set operators take it as none.
        List<PatternAutomaton> patterns = new ArrayList<>(List.of(PatternAutomaton.literal("")));
        for (ConditionAtom atom : atoms) {
            ConditionOperator.Base base = atom.operator().orElseThrow().base();
            for (String value : atom.clause().values()) {
                switch (base) {
                    case STRING_LIKE, STRING_NOT_LIKE -> patterns.add(PatternAutomaton.glob(atom.template(value)));
                    case STRING_EQUALS, STRING_NOT_EQUALS -> patterns.add(PatternAutomaton.literal(text(atom, value)));
                    case STRING_EQUALS_IGNORE_CASE, STRING_NOT_EQUALS_IGNORE_CASE ->
                        patterns.add(PatternAutomaton.ignoringCase(text(atom, value)));
                    case BOOL -> {
                        patterns.add(PatternAutomaton.ignoringCase("true"));
                        patterns.add(PatternAutomaton.ignoringCase("false"));
                    }
                    default -> {
                        patterns.add(PatternAutomaton.glob(ANY_ARN));
                        patterns.add(PatternAutomaton.arn(atom.template(value)));
                    }
                }
            }
        }
        return StringClasses.of(patterns.stream().distinct().toList(), budget).stream()
                .map(StringClasses.StringClass::example)
                .toList();
    }

    private static String text(ConditionAtom atom, String value) {
        return atom.template(value).text(key -> Optional.empty()).orElseThrow();
    }

    /** Every constant, and something below, between and above them. */
    private static List<String> numbers(List<ConditionAtom> atoms) {
        TreeSet<BigDecimal> constants = new TreeSet<>(readable(atoms, Numbers::parse));
        for (BigDecimal constant : constants) {
            if (Math.abs((long) constant.scale()) + constant.precision() > MOST_DIGITS) {
                throw new Budget.Exhausted();
            }
        }
        List<String> samples = new ArrayList<>(List.of(UNREADABLE, "0"));
        BigDecimal before = null;
        for (BigDecimal constant : constants) {
            BigDecimal between = before == null
                    ? constant.subtract(BigDecimal.ONE)
                    : before.add(constant).divide(BigDecimal.TWO);
            samples.add(between.toPlainString());
            samples.add(constant.toPlainString());
            before = constant;
        }
        if (before != null) {
            samples.add(before.add(BigDecimal.ONE).toPlainString());
        }
        return samples;
    }

    private static List<String> dates(List<ConditionAtom> atoms) {
        TreeSet<Instant> constants = new TreeSet<>(readable(atoms, Dates::parse));
        List<Instant> samples = new ArrayList<>(List.of(Instant.EPOCH));
        Instant before = null;
        for (Instant constant : constants) {
            if (constant.isBefore(EARLIEST) || constant.isAfter(LATEST)) {
                throw new Budget.Exhausted();
            }
            // Where two are a nanosecond apart there is nothing between, and the sample is one of them again.
            samples.add(
                    before == null
                            ? constant.minusSeconds(1)
                            : before.plus(Duration.between(before, constant).dividedBy(2)));
            samples.add(constant);
            before = constant;
        }
        if (before != null) {
            samples.add(before.plusSeconds(1));
        }
        return Stream.concat(Stream.of(UNREADABLE), samples.stream().map(Instant::toString))
                .toList();
    }

    /** The first address of every stretch in which no range begins or ends. */
    private static List<String> addresses(List<ConditionAtom> atoms) {
        TreeSet<BigInteger> v4 = new TreeSet<>(List.of(BigInteger.ZERO));
        // An IPv4 address in IPv6 notation is the IPv4 address, so those are no addresses of their own.
        TreeSet<BigInteger> v6 = new TreeSet<>(List.of(BigInteger.ZERO, MAPPED_END));
        for (IpRange range : readable(atoms, IpRange::parse)) {
            int bits = range.address().length * 8;
            BigInteger size = BigInteger.ONE.shiftLeft(bits - range.prefixLength());
            BigInteger start = new BigInteger(1, range.address()).divide(size).multiply(size);
            TreeSet<BigInteger> starts = bits == V4_BYTES * 8 ? v4 : v6;
            starts.add(start);
            starts.add(start.add(size));
        }
        List<String> samples = new ArrayList<>(List.of(UNREADABLE));
        v4.stream()
                .filter(start -> start.bitLength() <= V4_BYTES * 8)
                .forEach(start -> samples.add(text(start, V4_BYTES)));
        v6.stream()
                .filter(start -> start.bitLength() <= V6_BYTES * 8)
                .filter(start -> start.compareTo(MAPPED_START) < 0 || start.compareTo(MAPPED_END) >= 0)
                .forEach(start -> samples.add(text(start, V6_BYTES)));
        return samples;
    }

    private static String text(BigInteger address, int length) {
        byte[] bytes = new byte[length];
        byte[] number = address.toByteArray();
        int count = Math.min(number.length, length);
        System.arraycopy(number, number.length - count, bytes, length - count, count);
        try {
            return InetAddress.getByAddress(bytes).getHostAddress();
        } catch (UnknownHostException e) {
            throw new IllegalStateException("Four or sixteen bytes are always an address", e);
        }
    }

    /** What can be read of the atoms' values; the others never compare, whatever the request holds. */
    private static <T> List<T> readable(List<ConditionAtom> atoms, Function<String, T> parse) {
        List<T> constants = new ArrayList<>();
        for (ConditionAtom atom : atoms) {
            for (String value : atom.clause().values()) {
                try {
                    constants.add(parse.apply(value));
                } catch (UnreadableValueException e) {
                    // The clause is never met then; the evaluator says so of every sample.
                    continue;
                }
            }
        }
        return constants;
    }
}
