package io.chancery.policy.simulator;

import io.chancery.language.ConditionClause;
import io.chancery.language.PolicyVersion;
import io.chancery.language.condition.ConditionEvaluator;
import io.chancery.language.request.RequestContext;
import io.chancery.policy.simulation.StatedContext;
import io.chancery.store.append.Refusal;
import io.chancery.store.append.Refused;
import io.chancery.wire.WireName;
import io.chancery.wire.WireNames;
import java.util.List;
import java.util.Optional;

/**
 * A context key of a simulation and its values ("ContextEntry", IAM API Reference). The reference calls no member
 * required; a name is.
 */
public record ContextEntry(
        Optional<ContextKeyName> contextKeyName, List<String> contextKeyValues, Optional<Type> contextKeyType) {

    /** How the values are to be read. A List type is a multi-valued key. */
    public enum Type {
        @WireName("string")
        STRING("StringEquals", false),
        @WireName("stringList")
        STRING_LIST("StringEquals", true),
        @WireName("numeric")
        NUMERIC("NumericEquals", false),
        @WireName("numericList")
        NUMERIC_LIST("NumericEquals", true),
        @WireName("boolean")
        BOOLEAN("Bool", false),
        @WireName("booleanList")
        BOOLEAN_LIST("Bool", true),
        @WireName("ip")
        IP("IpAddress", false),
        @WireName("ipList")
        IP_LIST("IpAddress", true),
        @WireName("binary")
        BINARY("BinaryEquals", false),
        @WireName("binaryList")
        BINARY_LIST("BinaryEquals", true),
        @WireName("date")
        DATE("DateEquals", false),
        @WireName("dateList")
        DATE_LIST("DateEquals", true);

        private final String operator;
        private final boolean list;

        Type(String operator, boolean list) {
            this.operator = operator;
            this.list = list;
        }

        /** Whether the operators of this type can read the value: they compare it with itself. */
        private boolean reads(String value) {
            var clause = new ConditionClause(operator, "chancery:value", List.of(value));
            var context = RequestContext.builder().put("chancery:value", value).build();
            return ConditionEvaluator.evaluate(clause, PolicyVersion.V2008, context)
                    .note()
                    .isEmpty();
        }
    }

    /**
     * All entries together.
     *
     * @throws Refused InvalidInput for an entry without a name, a key that comes twice, or a value that is not of its type
     */
    static RequestContext context(List<ContextEntry> entries) {
        RequestContext context = RequestContext.empty();
        for (ContextEntry entry : entries) {
            String key = entry.contextKeyName
                    .orElseThrow(() -> refused("an entry has no ContextKeyName"))
                    .value();
            if (context.get(key).isPresent()) {
                throw refused("%s is there twice; context keys ignore case".formatted(key));
            }
            context = entry.put(context.toBuilder(), key).build();
        }
        return context;
    }

    private RequestContext.Builder put(RequestContext.Builder context, String key) {
        contextKeyType.ifPresent(type -> check(key, type));
        boolean list = contextKeyType.map(type -> type.list).orElse(contextKeyValues.size() != 1);
        return list || StatedContext.isMultivalued(key)
                ? context.putAll(key, contextKeyValues)
                : context.put(key, contextKeyValues.getFirst());
    }

    private void check(String key, Type type) {
        String name = WireNames.of(type);
        if (!type.list && contextKeyValues.size() != 1) {
            throw refused("%s has %d values; the type %s takes one".formatted(key, contextKeyValues.size(), name));
        }
        contextKeyValues.stream()
                .filter(value -> !type.reads(value))
                .findFirst()
                .ifPresent(value -> {
                    throw refused("%s is '%s', which is not of the type %s".formatted(key, value, name));
                });
    }

    private static Refused refused(String problem) {
        return new Refused(Refusal.INVALID_INPUT, "ContextEntries: %s.".formatted(problem));
    }
}
