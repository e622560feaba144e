package io.chancery.language.compile;

import io.chancery.language.evaluate.NamedPolicy;
import org.jspecify.annotations.Nullable;

/** A policy in the form that decisions read: immutable, shared by all principals that it applies to. */
public final class CompiledPolicy {

    private final NamedPolicy source;
    private final CompiledStatement[] statements;

    private CompiledPolicy(NamedPolicy source, CompiledStatement[] statements) {
        this.source = source;
        this.statements = statements;
    }

    /** Compiles the policy; to be done once for each. */
    public static CompiledPolicy of(NamedPolicy policy) {
        return new CompiledPolicy(policy, CompiledStatement.allOf(policy));
    }

    /** The same policy under another name, sharing what was compiled. */
    public CompiledPolicy named(String name) {
        return new CompiledPolicy(new NamedPolicy(name, source.document(), source.resolvedPrincipals()), statements);
    }

    /** What it was compiled from. */
    public NamedPolicy source() {
        return source;
    }

    /** In the document's order. */
    CompiledStatement[] statements() {
        return statements;
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
