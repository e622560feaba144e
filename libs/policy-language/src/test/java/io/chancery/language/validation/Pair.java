package io.chancery.language.validation;

import io.chancery.language.PolicyKind;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Two policies that differ by little, of which one has an issue and the other has none. Quotes are single.
 *
 * @param others what else is found in the first, because it comes with the same mistake
 */
record Pair(
        IssueCode code,
        PolicyKind kind,
        Optional<ResourceKind> attachedTo,
        String with,
        String without,
        List<IssueCode> others) {

    static Pair identity(IssueCode code, String with, String without) {
        return of(code, PolicyKind.IDENTITY, with, without);
    }

    static Pair of(IssueCode code, PolicyKind kind, String with, String without) {
        return new Pair(code, kind, Optional.empty(), with, without, List.of());
    }

    Pair also(IssueCode... more) {
        return new Pair(code, kind, attachedTo, with, without, Arrays.asList(more));
    }

    Pair attachedTo(ResourceKind resource) {
        return new Pair(code, kind, Optional.of(resource), with, without, others);
    }

    /** A document of these statements. */
    static String document(String... statements) {
        return "{'Version':'2012-10-17','Statement':[%s]}"
                .formatted(Stream.of(statements).map("{%s}"::formatted).collect(Collectors.joining(",")));
    }

    List<Finding> findings(String json) {
        return PolicyValidator.validate(json.replace('\'', '"'), kind, attachedTo, new TestServices());
    }

    @Override
    public String toString() {
        return code.toString();
    }
}
