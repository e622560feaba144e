package io.chancery.wire.query;

import io.chancery.wire.PercentEncoding;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;

/** {@code X.member.N} and {@code X.member.N.Y}, N from 1; {@code X=} is the empty list. */
record ListDecoder(Decoder element) implements Decoder {
    private static final int MAX_INDEX_DIGITS = 6;

    @Override
    public Optional<Object> decode(QueryParameters parameters, String at, String member, Findings findings) {
        List<Object> elements = new ArrayList<>();
        for (int index : indexes(parameters, at, ".member.")) {
            Optional<Object> one =
                    element.decode(parameters, at + ".member." + index, member + "." + index + ".member", findings);
            one.ifPresent(elements::add);
        }
        return Optional.of(Collections.unmodifiableList(elements));
    }

    @Override
    public boolean isPresent(QueryParameters parameters, String at) {
        return parameters.value(at).isPresent()
                || !parameters.startingWith(at + ".member.").isEmpty();
    }

    @Override
    public Optional<Object> whenAbsent() {
        return Optional.of(List.of());
    }

    /**
     * The indexes in use, ascending. Gaps are let through, as AWS does. An index has one spelling: {@code 01} beside
     * {@code 1} would be two values for one place.
     */
    static SortedSet<Integer> indexes(QueryParameters parameters, String at, String infix) {
        String prefix = at + infix;
        SortedSet<Integer> indexes = new TreeSet<>();
        for (String name : parameters.startingWith(prefix).keySet()) {
            int end = name.indexOf('.', prefix.length());
            String index = name.substring(prefix.length(), end < 0 ? name.length() : end);
            if (!isIndex(index)) {
                throw PercentEncoding.malformed("The parameter '%s' has no valid index.".formatted(name));
            }
            indexes.add(Integer.valueOf(index));
        }
        return indexes;
    }

    private static boolean isIndex(String text) {
        return !text.isEmpty()
                && text.length() <= MAX_INDEX_DIGITS
                && text.charAt(0) != '0'
                && text.chars().allMatch(c -> c >= '0' && c <= '9');
    }
}
