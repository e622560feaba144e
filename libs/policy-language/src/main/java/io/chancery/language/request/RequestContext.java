package io.chancery.language.request;

import io.chancery.language.match.Ascii;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * The condition keys of a request (IAM User Guide, "Single-valued vs. multivalued context keys"). Keys ignore the
 * case of ASCII letters, tag keys in them too.
 */
public final class RequestContext {

    private static final RequestContext EMPTY = new RequestContext(Map.of());

    /**
     * What a key holds.
     *
     * @param values at least one; exactly one if the key is single-valued
     */
    public record Values(List<String> values, boolean multivalued) {
        public Values {
            values = List.copyOf(values);
        }

        /**
         * Whether it is "a null dataset, such as an empty string" ("Condition operators", ForAllValues): set operators and Null
         * take it as if the key were absent, others compare the empty text.
         */
        public boolean isNull() {
            return values.stream().allMatch(String::isEmpty);
        }
    }

    /** Never changes. */
    private final Map<String, Values> entries;

    private RequestContext(Map<String, Values> entries) {
        this.entries = entries;
    }

    /** No keys at all. */
    public static RequestContext empty() {
        return EMPTY;
    }

    public static Builder builder() {
        return new Builder(Map.of());
    }

    public Builder toBuilder() {
        return new Builder(entries);
    }

    /** The key's values; empty if the request does not have the key. */
    public Optional<Values> get(String key) {
        return Optional.ofNullable(entries.get(Ascii.lowerCase(key)));
    }

    /** The key's value if it is single-valued, else empty: policy variables take no other. */
    public Optional<String> single(String key) {
        return get(key).filter(values -> !values.multivalued())
                .map(values -> values.values().getFirst());
    }

    /** The keys that the request has, in lower case. */
    public Set<String> keys() {
        return Set.copyOf(entries.keySet());
    }

    @Override
    public boolean equals(@org.jspecify.annotations.Nullable Object other) {
        return other instanceof RequestContext that && entries.equals(that.entries);
    }

    @Override
    public int hashCode() {
        return entries.hashCode();
    }

    @Override
    public String toString() {
        return entries.keySet().toString();
    }

    /** A later value for a key replaces an earlier one. */
    public static final class Builder {
        private Map<String, Values> entries;
        /** Whether a context that was built has them, so that they must not change any more. */
        private boolean shared;

        private Builder(Map<String, Values> entries) {
            this.entries = entries;
            this.shared = true;
        }

        private Map<String, Values> own() {
            if (shared) {
                entries = new HashMap<>(entries);
                shared = false;
            }
            return entries;
        }

        /** A single-valued key, such as {@code aws:SourceIp}. */
        public Builder put(String key, String value) {
            own().put(Ascii.lowerCase(key), new Values(List.of(value), false));
            return this;
        }

        /** A multi-valued key, such as {@code aws:TagKeys}, whatever the number of its values. Without any it is absent. */
        public Builder putAll(String key, Collection<String> values) {
            if (values.isEmpty()) {
                return remove(key);
            }
            own().put(Ascii.lowerCase(key), new Values(List.copyOf(values), true));
            return this;
        }

        Builder remove(String key) {
            own().remove(Ascii.lowerCase(key));
            return this;
        }

        public RequestContext build() {
            shared = true;
            return entries.isEmpty() ? EMPTY : new RequestContext(entries);
        }
    }
}
