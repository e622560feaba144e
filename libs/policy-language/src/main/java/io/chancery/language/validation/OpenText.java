package io.chancery.language.validation;

import io.chancery.language.match.Template;
import java.util.Arrays;
import java.util.OptionalInt;
import java.util.stream.IntStream;

/** A value of a condition as what stands in it for itself, and what stands for something else. */
final class OpenText {

    static final int WILDCARD = -1;
    static final int VARIABLE = -2;

    /** Code points, {@link #WILDCARD} and {@link #VARIABLE}. */
    private final int[] symbols;

    private OpenText(int[] symbols) {
        this.symbols = symbols;
    }

    /** @param wildcards whether {@code *} and {@code ?} are any in this place */
    static OpenText of(Template template, boolean wildcards) {
        return new OpenText(template.parts().stream()
                .flatMapToInt(part -> switch (part) {
                    case Template.Text(String text) -> text.codePoints();
                    case Template.Pattern(String text) ->
                        text.codePoints().map(each -> wildcards && (each == '*' || each == '?') ? WILDCARD : each);
                    case Template.Variable variable -> IntStream.of(VARIABLE);
                })
                .toArray());
    }

    boolean has(int open) {
        return Arrays.stream(symbols).anyMatch(symbol -> symbol == open);
    }

    boolean isOneVariable() {
        return symbols.length == 1 && symbols[0] == VARIABLE;
    }

    /**
     * How many characters stand right before the one of this kind that has fewest; wildcards in a row are one.
     *
     * @return very many if there is none of this kind
     */
    int fewestBefore(int open) {
        int fewest = Integer.MAX_VALUE;
        int before = 0;
        for (int i = 0; i < symbols.length; i++) {
            if (symbols[i] == open && (i == 0 || open != WILDCARD || symbols[i - 1] != WILDCARD)) {
                fewest = Math.min(fewest, before);
            }
            before = symbols[i] < 0 ? 0 : before + 1;
        }
        return fewest;
    }

    /** What stands before the first colon, or in the whole if there is none, without being all that stands there. */
    OptionalInt openBeforeColon() {
        int colon = IntStream.range(0, symbols.length)
                .filter(i -> symbols[i] == ':')
                .findFirst()
                .orElse(-1);
        if (colon == 1) {
            return OptionalInt.empty();
        }
        return Arrays.stream(symbols, 0, colon < 0 ? symbols.length : colon)
                .filter(symbol -> symbol < 0)
                .findFirst();
    }
}
