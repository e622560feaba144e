package io.chancery.language.compile;

import io.chancery.language.Arn;
import io.chancery.language.PolicyVersion;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/** A value of an Arn condition. */
final class ArnPattern {

    private final @Nullable TextTemplate template;
    private final int[] symbols;
    private final int[] colons;

    /** Whether the value is a single star, which matches any ARN. */
    private final boolean everything;

    private final boolean readable;

    private ArnPattern(String written, @Nullable TextTemplate template) {
        this.template = template;
        this.symbols = Symbols.of(written);
        this.colons = new int[Arn.PARTS - 1];
        this.everything = written.equals("*");
        this.readable = everything || findColons(symbols, symbols.length, colons);
    }

    static ArnPattern of(String value, PolicyVersion version) {
        return new ArnPattern(value, ConditionText.template(value, version));
    }

    /** @param requested where the first colons of the value are */
    Comparator.Result compare(PreparedRequest request, String value, int[] requested) {
        if (template == null) {
            return compare(symbols, symbols.length, readable, everything, colons, value, requested);
        }
        int length = template.symbols(request);
        if (length < 0) {
            return Comparator.Result.DOES_NOT_HOLD;
        }
        int[] own = request.symbols();
        int[] ownColons = request.ownColons();
        boolean star = length == 1 && own[0] == Symbols.ANY_RUN;
        return compare(own, length, star || findColons(own, length, ownColons), star, ownColons, value, requested);
    }

    private static Comparator.Result compare(
            int[] own,
            int length,
            boolean readable,
            boolean everything,
            int[] ownColons,
            String value,
            int[] requested) {
        if (!readable) {
            return Comparator.Result.UNREADABLE;
        }
        if (everything) {
            return Comparator.Result.HOLDS;
        }
        int from = 0;
        int start = 0;
        for (int part = 0; part < Arn.PARTS; part++) {
            boolean last = part == Arn.PARTS - 1;
            int to = last ? length : ownColons[part];
            int end = last ? value.length() : requested[part];
            if (!Symbols.match(own, from, to, value, start, end)) {
                return Comparator.Result.DOES_NOT_HOLD;
            }
            from = to + 1;
            start = end + 1;
        }
        return Comparator.Result.HOLDS;
    }

    private static boolean findColons(int[] symbols, int length, int[] colons) {
        Arrays.fill(colons, 0);
        int found = 0;
        for (int i = 0; i < length && found < colons.length; i++) {
            if (symbols[i] == ':') {
                colons[found++] = i;
            }
        }
        return found == colons.length;
    }
}
