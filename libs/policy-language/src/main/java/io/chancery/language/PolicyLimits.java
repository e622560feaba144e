package io.chancery.language;

/**
 * Sizes of policies, in characters without white space (IAM User Guide, "IAM and AWS STS quotas").
 *
 * <p>The inline limits are for all inline policies of one principal together, so whoever stores them adds up.
 */
public final class PolicyLimits {

    public static final int MANAGED = 6_144;
    /** Can be raised to 8,192 by the operator of an account. */
    public static final int TRUST = 2_048;

    public static final int USER_INLINE_TOTAL = 2_048;
    public static final int GROUP_INLINE_TOTAL = 5_120;
    public static final int ROLE_INLINE_TOTAL = 10_240;
    public static final int SESSION = 2_048;
    public static final int SERVICE_CONTROL = 5_120;
    public static final int RESOURCE_CONTROL = 5_120;
    /** S3's limit for bucket policies, the largest of the services' limits that are written down. */
    public static final int RESOURCE = 20_480;

    /** What the API takes at all, white space included. */
    static final int UPLOAD = 131_072;
    /** What is read back from storage; the largest AWS managed policies are larger than an upload may be. */
    static final int STORED = 1_048_576;
    /** No valid document nests deeper than five. */
    static final int DEPTH = 16;

    private PolicyLimits() {}

    /** The limit that {@link PolicyDocument#parse(String, PolicyKind)} holds a document of the kind to. */
    static int defaultFor(PolicyKind kind) {
        return switch (kind) {
            case IDENTITY -> ROLE_INLINE_TOTAL;
            case TRUST -> TRUST;
            case RESOURCE -> RESOURCE;
            case SESSION -> SESSION;
            case SERVICE_CONTROL -> SERVICE_CONTROL;
            case RESOURCE_CONTROL -> RESOURCE_CONTROL;
        };
    }
}
