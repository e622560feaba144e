package io.chancery.language.compile;

import org.jspecify.annotations.Nullable;

/**
 * What a principal's requests are decided by beside its identity policies.
 *
 * @param boundary empty if there is none, or if it is gone
 * @param goneBoundary the id of a boundary whose policy is gone
 */
record OtherPolicies(
        PolicyList boundary,
        boolean hasBoundary,
        @Nullable String goneBoundary,
        @Nullable PolicyList session,
        PolicyList resource,
        boolean resourcePolicyRequired,
        PolicyList[] serviceControl,
        PolicyList[] resourceControl) {

    private static final OtherPolicies NONE = new OtherPolicies(
            PolicyList.EMPTY,
            false,
            null,
            null,
            PolicyList.EMPTY,
            false,
            CompiledLevels.NONE.lists,
            CompiledLevels.NONE.lists);

    /** One and the same object for all principals that have nothing but identity policies. */
    OtherPolicies shared() {
        boolean isNone = !hasBoundary
                && session == null
                && resource == PolicyList.EMPTY
                && !resourcePolicyRequired
                && serviceControl.length == 0
                && resourceControl.length == 0;
        return isNone ? NONE : this;
    }
}
