package io.chancery.wire.query;

import io.chancery.wire.query.ConstraintViolation.Broken;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.regex.Pattern;

/**
 * What a value type asks of its text, worded as IAM and STS word it:
 *
 * <pre>{@code
 * public record UserName(String value) {
 *     private static final Constraint NAME = Constraint.pattern("[\\w+=,.@-]+").and(Constraint.length(1, 64));
 *
 *     public UserName {
 *         NAME.check(value);
 *     }
 * }
 * }</pre>
 *
 * <p>A request then fails with {@code ValidationError}: {@code 1 validation error detected: Value 'x y' at 'userName'
 * failed to satisfy constraint: Member must satisfy regular expression pattern: [\w+=,.@-]+}. Several broken
 * constraints make one message, as AWS has it.
 */
public final class Constraint {
    private final List<Rule> rules;
    private final boolean secret;

    private Constraint(List<Rule> rules, boolean secret) {
        this.rules = List.copyOf(rules);
        this.secret = secret;
    }

    /** The whole value matches; a trailing newline is part of the value. */
    public static Constraint pattern(String regex) {
        Pattern pattern = Pattern.compile(regex);
        return of(
                "Member must satisfy regular expression pattern: " + regex,
                value -> pattern.matcher(value).matches());
    }

    /** Length in UTF-16 units, both ends included. */
    public static Constraint length(int least, int most) {
        Rule bound = new Rule(
                "Member must have length less than or equal to " + most, value -> value.length() <= most, true);
        Constraint atMost = new Constraint(List.of(bound), false);
        return least <= 0
                ? atMost
                : atMost.and(of(
                        "Member must have length greater than or equal to " + least, value -> value.length() >= least));
    }

    /** For a numeric value type, both ends included. Its {@link #check(long)} takes the number. */
    public static Constraint range(long least, long most) {
        return of("Member must have value less than or equal to " + most, value -> Long.parseLong(value) <= most)
                .and(of(
                        "Member must have value greater than or equal to " + least,
                        value -> Long.parseLong(value) >= least));
    }

    /** A rule of one's own; {@code sentence} says what the member must do, starting {@code Member must}. */
    public static Constraint of(String sentence, Predicate<String> holds) {
        return new Constraint(List.of(new Rule(sentence, holds, false)), false);
    }

    public Constraint and(Constraint other) {
        List<Rule> both = new ArrayList<>(rules);
        both.addAll(other.rules);
        return new Constraint(both, secret || other.secret);
    }

    /** For passwords and the like: the message leaves the value out. */
    public Constraint secret() {
        return new Constraint(rules, true);
    }

    /**
     * @return the value
     * @throws ConstraintViolation naming every rule that it breaks
     */
    public String check(String value) {
        violation(value).ifPresent(violation -> {
            throw violation;
        });
        return value;
    }

    /** As {@link #check(String)}. */
    public long check(long value) {
        check(Long.toString(value));
        return value;
    }

    /** Whether the value breaks no rule. */
    public boolean holds(String value) {
        return violation(value).isEmpty();
    }

    /** A value that is too long meets no other rule: a pattern with groups costs stack for each character of it. */
    private Optional<ConstraintViolation> violation(String value) {
        String shown = secret ? "" : "'" + value + "' ";
        boolean tooLong =
                rules.stream().anyMatch(rule -> rule.bound() && !rule.holds().test(value));
        List<Broken> broken = rules.stream()
                .filter(rule -> rule.bound() || !tooLong)
                .filter(rule -> !rule.holds().test(value))
                .map(rule -> new Broken(shown, rule.sentence()))
                .toList();
        return broken.isEmpty() ? Optional.empty() : Optional.of(new ConstraintViolation(broken));
    }

    /** @param bound limits the length from above */
    private record Rule(String sentence, Predicate<String> holds, boolean bound) {}
}
