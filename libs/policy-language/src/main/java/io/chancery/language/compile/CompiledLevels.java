package io.chancery.language.compile;

import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Control policies of one kind, level by level, root first: compiled once and shared by all decisions about an account.
 * Immutable.
 */
public final class CompiledLevels {

    /** No level: no limit. */
    public static final CompiledLevels NONE = new CompiledLevels(new PolicyList[0]);

    final PolicyList[] lists;

    private CompiledLevels(PolicyList[] lists) {
        this.lists = lists;
    }

    /** These levels and one below them. An empty one is a level too: of service control policies, one that allows nothing. */
    public CompiledLevels with(List<CompiledPolicy> policies) {
        PolicyList[] more = Arrays.copyOf(lists, lists.length + 1);
        more[lists.length] = new PolicyList(policies);
        return new CompiledLevels(more);
    }

    public boolean isEmpty() {
        return lists.length == 0;
    }

    /** What they were compiled from, root first. */
    public List<List<CompiledPolicy>> policies() {
        return Arrays.stream(lists).map(list -> list.policies().toList()).toList();
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof CompiledLevels that && policies().equals(that.policies());
    }

    @Override
    public int hashCode() {
        return policies().hashCode();
    }

    @Override
    public String toString() {
        return policies().toString();
    }
}
