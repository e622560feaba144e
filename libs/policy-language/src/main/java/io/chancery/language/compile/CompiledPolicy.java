package io.chancery.language.compile;

import io.chancery.language.evaluate.Grant;
import io.chancery.language.evaluate.NamedPolicy;
import java.util.Arrays;

/** A policy in the form that decisions read: immutable, shared by all principals that it applies to. */
public final class CompiledPolicy {

    private final CompiledStatement[] allows;
    private final CompiledStatement[] denies;
    private final long allowMask;
    private final long denyMask;
    /** In the document's order. */
    private final CompiledStatement[] all;

    private final NamedPolicy source;

    private CompiledPolicy(NamedPolicy source, CompiledStatement[] all) {
        this.source = source;
        this.all = all;
        this.allows = Arrays.stream(all).filter(statement -> !statement.deny()).toArray(CompiledStatement[]::new);
        this.denies = Arrays.stream(all).filter(CompiledStatement::deny).toArray(CompiledStatement[]::new);
        this.allowMask = mask(allows);
        this.denyMask = mask(denies);
    }

    /** Compiles the policy; to be done once for each. */
    public static CompiledPolicy of(NamedPolicy policy) {
        return new CompiledPolicy(policy, CompiledStatement.allOf(policy));
    }

    /** The same policy under another name, sharing what was compiled. */
    public CompiledPolicy named(String name) {
        return new CompiledPolicy(new NamedPolicy(name, source.document(), source.resolvedPrincipals()), all);
    }

    /** What it was compiled from. */
    public NamedPolicy source() {
        return source;
    }

    private static long mask(CompiledStatement[] statements) {
        return Arrays.stream(statements).mapToLong(CompiledStatement::mask).reduce(ActionMask.NONE, (a, b) -> a | b);
    }

    CompiledStatement[] statements() {
        return all;
    }

    /** What its Allows can be about, as in {@link ActionMask}. */
    long allowMask() {
        return allowMask;
    }

    long denyMask() {
        return denyMask;
    }

    boolean denies(PreparedRequest request, boolean namesPrincipals, boolean hasBoundary) {
        for (CompiledStatement statement : denies) {
            if (statement.matches(request, namesPrincipals)
                    && statement.about(request, namesPrincipals, hasBoundary) != Grant.NONE) {
                return true;
            }
        }
        return false;
    }

    /** The most that one of its Allows grants; stops at the first that is worth {@code enough}. */
    Grant grants(PreparedRequest request, boolean namesPrincipals, boolean hasBoundary, Grant enough) {
        Grant granted = Grant.NONE;
        for (CompiledStatement statement : allows) {
            if (statement.matches(request, namesPrincipals)) {
                granted = granted.or(statement.about(request, namesPrincipals, hasBoundary));
                if (granted.compareTo(enough) >= 0) {
                    break;
                }
            }
        }
        return granted;
    }
}
