package io.chancery.language.compile;

import io.chancery.language.match.Template;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Policy text with variables: {@link Template} with its keys looked up by slot. */
final class TextTemplate {

    /**
     * A piece.
     *
     * @param text of the policy, an escape's character, or a variable's default; empty if it has none
     * @param key of a variable
     */
    private record Piece(
            Kind kind, @Nullable String text, @Nullable ContextKey key) {}

    private enum Kind {
        PATTERN,
        LITERAL,
        VARIABLE
    }

    /** What the text begins with in any case. */
    private final String head;

    private final Piece[] pieces;

    private TextTemplate(String head, Piece[] pieces) {
        this.head = head;
        this.pieces = pieces;
    }

    /** Empty if nothing in the template is a variable or an escape: then it is text as it stands. */
    static Optional<TextTemplate> of(Template template) {
        List<Template.Part> parts = template.parts();
        if (parts.stream().allMatch(Template.Pattern.class::isInstance)) {
            return Optional.empty();
        }
        Piece[] pieces = parts.stream().map(TextTemplate::piece).toArray(Piece[]::new);
        return Optional.of(new TextTemplate(head(parts.getFirst()), pieces));
    }

    private static Piece piece(Template.Part part) {
        return switch (part) {
            case Template.Text(String text) -> new Piece(Kind.LITERAL, text, null);
            case Template.Pattern(String text) -> new Piece(Kind.PATTERN, text, null);
            case Template.Variable(String key, Optional<String> otherwise) ->
                new Piece(Kind.VARIABLE, otherwise.orElse(null), ContextKey.of(key));
        };
    }

    /** What every text that matches begins with. */
    String head() {
        return head;
    }

    private static String head(Template.Part first) {
        if (!(first instanceof Template.Pattern(String text))) {
            return "";
        }
        return text.substring(0, Wildcards.headLength(text));
    }

    /** Whether every variable has a value. */
    boolean resolves(PreparedRequest request) {
        for (Piece piece : pieces) {
            if (piece.kind == Kind.VARIABLE && value(piece, request) == null) {
                return false;
            }
        }
        return true;
    }

    /** Whether the text, wildcards not being any, is this one; false if a variable has no value. */
    boolean equalsText(PreparedRequest request, String text) {
        int at = 0;
        for (Piece piece : pieces) {
            String own = value(piece, request);
            if (own == null || !text.startsWith(own, at)) {
                return false;
            }
            at += own.length();
        }
        return at == text.length();
    }

    /** The text with its variables replaced, wildcards not being any; null if a variable has no value. */
    @Nullable String text(PreparedRequest request) {
        StringBuilder text = new StringBuilder();
        for (Piece piece : pieces) {
            String own = value(piece, request);
            if (own == null) {
                return null;
            }
            text.append(own);
        }
        return text.toString();
    }

    /** Whether it matches as a pattern; false if a variable has no value. */
    boolean matches(PreparedRequest request, String text) {
        if (!text.startsWith(head)) {
            return false;
        }
        int length = symbols(request);
        return length >= 0 && Symbols.match(request.symbols(), 0, length, text, 0, text.length());
    }

    /**
     * Puts the pattern into {@link PreparedRequest#symbols()}.
     *
     * @return how many symbols it has; negative if a variable has no value
     */
    int symbols(PreparedRequest request) {
        int length = 0;
        for (Piece piece : pieces) {
            String own = value(piece, request);
            if (own == null) {
                return -1;
            }
            int[] symbols = request.symbols(length + own.length());
            for (int at = 0; at < own.length(); ) {
                int c = own.codePointAt(at);
                at += Character.charCount(c);
                symbols[length++] = piece.kind == Kind.PATTERN ? Symbols.symbol(c) : c;
            }
        }
        return length;
    }

    private static @Nullable String value(Piece piece, PreparedRequest request) {
        if (piece.key == null) {
            return piece.text;
        }
        String value = request.single(piece.key);
        return value == null ? piece.text : value;
    }
}
