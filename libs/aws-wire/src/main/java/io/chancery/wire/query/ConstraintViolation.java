package io.chancery.wire.query;

import java.util.List;
import java.util.stream.Collectors;

/**
 * A value that breaks constraints. The value type that throws it does not know which member it stands in; the codec
 * does, and writes the message with {@link #at}.
 */
public final class ConstraintViolation extends IllegalArgumentException {
    private static final long serialVersionUID = 1L;

    private final transient List<Broken> broken;

    ConstraintViolation(List<Broken> broken) {
        super(sentence(inMember(broken, "value")));
        this.broken = List.copyOf(broken);
    }

    /**
     * The clauses of AWS's message for a member.
     *
     * @param member as AWS writes it, {@code tags.1.member.key}
     */
    public List<String> at(String member) {
        return inMember(broken, member);
    }

    /** {@code 2 validation errors detected: Value …; Value …}. */
    static String sentence(List<String> clauses) {
        return "%d validation error%s detected: %s"
                .formatted(clauses.size(), clauses.size() == 1 ? "" : "s", String.join("; ", clauses));
    }

    private static List<String> inMember(List<Broken> broken, String member) {
        return broken.stream().map(each -> each.clause(member)).collect(Collectors.toUnmodifiableList());
    }

    /**
     * @param shown the value as the message shows it, with the space after it: {@code 'x y' }, {@code null }, or empty
     *     for a secret
     * @param rule {@code Member must …}
     */
    record Broken(String shown, String rule) {
        String clause(String member) {
            return "Value %sat '%s' failed to satisfy constraint: %s".formatted(shown, member, rule);
        }
    }
}
