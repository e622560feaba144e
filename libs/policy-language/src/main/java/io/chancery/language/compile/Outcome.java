package io.chancery.language.compile;

import io.chancery.language.evaluate.Evaluation.Result;
import io.chancery.language.evaluate.PolicyType;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A decision without its explanation: the result, and the type of policy that it hung on.
 *
 * <p>{@code ALLOWED_BY_…} names what allowed, {@code DENIED_BY_…} what denied explicitly, {@code NOT_ALLOWED_BY_…} what
 * was missing an Allow.
 */
public enum Outcome {
    /** The root user of the account that owns the resource. */
    ALLOWED_AS_ROOT(Result.ALLOWED, null),
    ALLOWED_BY_IDENTITY(Result.ALLOWED, PolicyType.IDENTITY),
    ALLOWED_BY_RESOURCE(Result.ALLOWED, PolicyType.RESOURCE),
    ALLOWED_BY_TRUST(Result.ALLOWED, PolicyType.TRUST),
    DENIED_BY_IDENTITY(Result.EXPLICITLY_DENIED, PolicyType.IDENTITY),
    DENIED_BY_RESOURCE(Result.EXPLICITLY_DENIED, PolicyType.RESOURCE),
    DENIED_BY_TRUST(Result.EXPLICITLY_DENIED, PolicyType.TRUST),
    DENIED_BY_BOUNDARY(Result.EXPLICITLY_DENIED, PolicyType.BOUNDARY),
    DENIED_BY_SESSION(Result.EXPLICITLY_DENIED, PolicyType.SESSION),
    DENIED_BY_SERVICE_CONTROL(Result.EXPLICITLY_DENIED, PolicyType.SERVICE_CONTROL),
    DENIED_BY_RESOURCE_CONTROL(Result.EXPLICITLY_DENIED, PolicyType.RESOURCE_CONTROL),
    NOT_ALLOWED_BY_IDENTITY(Result.IMPLICITLY_DENIED, PolicyType.IDENTITY),
    NOT_ALLOWED_BY_RESOURCE(Result.IMPLICITLY_DENIED, PolicyType.RESOURCE),
    NOT_ALLOWED_BY_TRUST(Result.IMPLICITLY_DENIED, PolicyType.TRUST),
    NOT_ALLOWED_BY_BOUNDARY(Result.IMPLICITLY_DENIED, PolicyType.BOUNDARY),
    NOT_ALLOWED_BY_SESSION(Result.IMPLICITLY_DENIED, PolicyType.SESSION),
    NOT_ALLOWED_BY_SERVICE_CONTROL(Result.IMPLICITLY_DENIED, PolicyType.SERVICE_CONTROL);

    private final Result result;
    private final @Nullable PolicyType by;

    Outcome(Result result, @Nullable PolicyType by) {
        this.result = result;
        this.by = by;
    }

    public Result result() {
        return result;
    }

    /** The type of policy that it hung on; empty for root. */
    public Optional<PolicyType> by() {
        return Optional.ofNullable(by);
    }

    /** The type of policy that denied, or that was missing an Allow; empty if allowed. */
    public Optional<PolicyType> deniedBy() {
        return allowed() ? Optional.empty() : by();
    }

    public boolean allowed() {
        return result == Result.ALLOWED;
    }

    static Outcome explicitlyDeniedBy(PolicyType type) {
        return switch (type) {
            case IDENTITY -> DENIED_BY_IDENTITY;
            case RESOURCE -> DENIED_BY_RESOURCE;
            case TRUST -> DENIED_BY_TRUST;
            case BOUNDARY -> DENIED_BY_BOUNDARY;
            case SESSION -> DENIED_BY_SESSION;
            case SERVICE_CONTROL -> DENIED_BY_SERVICE_CONTROL;
            case RESOURCE_CONTROL -> DENIED_BY_RESOURCE_CONTROL;
        };
    }

    static Outcome notAllowedBy(PolicyType type) {
        return switch (type) {
            case IDENTITY -> NOT_ALLOWED_BY_IDENTITY;
            case RESOURCE -> NOT_ALLOWED_BY_RESOURCE;
            case TRUST -> NOT_ALLOWED_BY_TRUST;
            case BOUNDARY -> NOT_ALLOWED_BY_BOUNDARY;
            case SESSION -> NOT_ALLOWED_BY_SESSION;
            case SERVICE_CONTROL -> NOT_ALLOWED_BY_SERVICE_CONTROL;
            // Full access is always attached there, so an Allow is never missing.
            case RESOURCE_CONTROL -> throw new IllegalArgumentException("resource control policies only deny");
        };
    }
}
