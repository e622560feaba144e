package io.chancery.language.match;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/**
 * Policy text that may hold variables (IAM User Guide, "IAM policy elements: Variables and tags"):
 * <code>${key}</code>, <code>${key, 'default'}</code>, and the escapes <code>${*}</code>, <code>${?}</code> and
 * <code>${$}</code>.
 *
 * <p>What is put in for a variable is literal text. A variable without a value leaves the whole text without one.
 */
public final class Template {

    /** A piece of the text. */
    public sealed interface Part {}

    /** An escape: the character itself, never a wildcard. */
    public record Text(String text) implements Part {}

    /** Text of the policy itself, in which wildcards are wildcards if the place allows them. */
    public record Pattern(String text) implements Part {}

    /** @param key as written */
    public record Variable(String key, Optional<String> otherwise) implements Part {}

    private final List<Part> parts;

    private Template(List<Part> parts) {
        this.parts = parts;
    }

    /** Text in which nothing is a variable: all text of documents in the version 2008-10-17. */
    public static Template withoutVariables(String text) {
        return new Template(List.of(new Pattern(text)));
    }

    /** Text in which variables may stand anywhere. */
    public static Template withVariables(String text) {
        List<Part> parts = new ArrayList<>();
        addParts(text, parts);
        return new Template(parts);
    }

    /** A resource, in which variables may stand only after the fifth colon of the ARN; before it they are text. */
    public static Template ofResource(String arn) {
        int colons = 0;
        int at = 0;
        while (at < arn.length() && colons < 5) {
            colons += arn.charAt(at++) == ':' ? 1 : 0;
        }
        List<Part> parts = new ArrayList<>();
        parts.add(new Pattern(arn.substring(0, at)));
        addParts(arn.substring(at), parts);
        return new Template(parts);
    }

    /** The pieces in their order. */
    public List<Part> parts() {
        return List.copyOf(parts);
    }

    private static void addParts(String text, List<Part> parts) {
        int from = 0;
        while (from < text.length()) {
            int start = text.indexOf("${", from);
            int end = start < 0 ? -1 : text.indexOf('}', start);
            if (end < 0) {
                parts.add(new Pattern(text.substring(from)));
                return;
            }
            parts.add(new Pattern(text.substring(from, start)));
            parts.add(variable(text.substring(start + 2, end)));
            from = end + 1;
        }
    }

    private static Part variable(String inside) {
        if (inside.equals("*") || inside.equals("?") || inside.equals("$")) {
            return new Text(inside);
        }
        int comma = inside.indexOf(',');
        if (comma < 0) {
            return new Variable(inside.strip(), Optional.empty());
        }
        String otherwise = inside.substring(comma + 1).strip();
        boolean quoted = otherwise.length() >= 2 && otherwise.startsWith("'") && otherwise.endsWith("'");
        return new Variable(
                inside.substring(0, comma).strip(),
                quoted ? Optional.of(otherwise.substring(1, otherwise.length() - 1)) : Optional.empty());
    }

    /** The context keys that its variables name, in order, as written. */
    public List<String> keys() {
        return parts.stream()
                .filter(Variable.class::isInstance)
                .map(part -> ((Variable) part).key())
                .toList();
    }

    /**
     * The text as a pattern.
     *
     * @param values the single value of a context key, if it has one
     * @return empty if a variable has neither a value nor a default
     */
    public Optional<Glob> glob(Function<String, Optional<String>> values) {
        Glob.Builder glob = new Glob.Builder();
        for (Part part : parts) {
            switch (part) {
                case Text(String text) -> glob.literal(text);
                case Pattern(String text) -> glob.pattern(text);
                case Variable variable -> {
                    Optional<String> value = value(variable, values);
                    if (value.isEmpty()) {
                        return Optional.empty();
                    }
                    glob.literal(value.get());
                }
            }
        }
        return Optional.of(glob.build());
    }

    /**
     * The text for places where {@code *} and {@code ?} are no wildcards.
     *
     * @param values the single value of a context key, if it has one
     * @return empty if a variable has neither a value nor a default
     */
    public Optional<String> text(Function<String, Optional<String>> values) {
        StringBuilder result = new StringBuilder();
        for (Part part : parts) {
            switch (part) {
                case Text(String text) -> result.append(text);
                case Pattern(String text) -> result.append(text);
                case Variable variable -> {
                    Optional<String> value = value(variable, values);
                    if (value.isEmpty()) {
                        return Optional.empty();
                    }
                    result.append(value.get());
                }
            }
        }
        return Optional.of(result.toString());
    }

    private static Optional<String> value(Variable variable, Function<String, Optional<String>> values) {
        return values.apply(variable.key()).or(variable::otherwise);
    }
}
