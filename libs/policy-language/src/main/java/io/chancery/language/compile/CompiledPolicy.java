package io.chancery.language.compile;

import io.chancery.language.evaluate.Grant;
import io.chancery.language.evaluate.NamedPolicy;
import io.chancery.language.evaluate.PolicyType;
import org.jspecify.annotations.Nullable;

/**
 * A policy in the form that decisions read: immutable, shared by all principals that it applies to.
 *
 * <p>What is asked of its statements first lies side by side here: the actions and the beginning of the resources that
 * each can be about. Only a statement that passes is touched.
 */
public final class CompiledPolicy {

    /** Words of the filters by statement: as in {@link ActionMask}; as in {@link TextPrint}, with the effect above it. */
    private static final int WORDS = 2;

    private static final long DENY = 1L << 63;

    private final NamedPolicy source;
    private final CompiledStatement[] statements;
    private final long[] filters;
    /** Of all its Allows together. */
    private final long allowMask;
    /** Of all its Denies together. */
    private final long denyMask;

    private CompiledPolicy(NamedPolicy source, CompiledStatement[] statements) {
        this.source = source;
        this.statements = statements;
        this.filters = new long[WORDS * statements.length];
        long allows = ActionMask.NONE;
        long denies = ActionMask.NONE;
        for (int i = 0; i < statements.length; i++) {
            CompiledStatement statement = statements[i];
            filters[WORDS * i] = statement.mask();
            filters[WORDS * i + 1] = statement.resourcePrint() | (statement.deny() ? DENY : 0);
            allows |= statement.deny() ? ActionMask.NONE : statement.mask();
            denies |= statement.deny() ? statement.mask() : ActionMask.NONE;
        }
        this.allowMask = allows;
        this.denyMask = denies;
    }

    private CompiledPolicy(NamedPolicy source, CompiledPolicy compiled) {
        this.source = source;
        this.statements = compiled.statements;
        this.filters = compiled.filters;
        this.allowMask = compiled.allowMask;
        this.denyMask = compiled.denyMask;
    }

    /** Compiles the policy; to be done once for each. */
    public static CompiledPolicy of(NamedPolicy policy) {
        return new CompiledPolicy(policy, CompiledStatement.allOf(policy));
    }

    /** The same policy under another name, sharing what was compiled. */
    public CompiledPolicy named(String name) {
        return new CompiledPolicy(new NamedPolicy(name, source.document(), source.resolvedPrincipals()), this);
    }

    /** What it was compiled from. */
    public NamedPolicy source() {
        return source;
    }

    /** In the document's order. */
    CompiledStatement[] statements() {
        return statements;
    }

    /** Which actions its Denies can be about, as in {@link ActionMask}. */
    long denyMask() {
        return denyMask;
    }

    /** Whether one of its Denies is about the request. */
    boolean denies(PreparedRequest request, PolicyType type, boolean hasBoundary) {
        if (!ActionMask.covers(denyMask, request.action())) {
            return false;
        }
        for (int i = 0; i < filters.length; i += WORDS) {
            if (passes(i, request, DENY)) {
                CompiledStatement statement = statements[i / WORDS];
                if (statement.matches(request, type.namesPrincipals())
                        && statement.about(request, type.namesPrincipals(), hasBoundary) != Grant.NONE) {
                    return true;
                }
            }
        }
        return false;
    }

    /** The most that one of its Allows grants; stops looking at what is {@code enough}. */
    Grant grants(PreparedRequest request, PolicyType type, boolean hasBoundary, Grant enough) {
        Grant granted = Grant.NONE;
        if (!ActionMask.covers(allowMask, request.action())) {
            return granted;
        }
        for (int i = 0; i < filters.length && granted.compareTo(enough) < 0; i += WORDS) {
            if (passes(i, request, 0)) {
                CompiledStatement statement = statements[i / WORDS];
                if (statement.matches(request, type.namesPrincipals())) {
                    granted = granted.or(statement.about(request, type.namesPrincipals(), hasBoundary));
                }
            }
        }
        return granted;
    }

    private boolean passes(int at, PreparedRequest request, long effect) {
        long print = filters[at + 1];
        return ActionMask.covers(filters[at], request.action())
                && (print & DENY) == effect
                && TextPrint.mayBegin(request.resource(), print);
    }

    /** Equal sources compile to the same. */
    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof CompiledPolicy that && source.equals(that.source);
    }

    @Override
    public int hashCode() {
        return source.hashCode();
    }

    @Override
    public String toString() {
        return source.name();
    }
}
