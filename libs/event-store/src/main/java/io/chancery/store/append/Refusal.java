package io.chancery.store.append;

/** The closed set of reasons for which a request is refused, with AWS's codes and HTTP status ("Common errors", IAM API). */
public enum Refusal {
    ACCESS_DENIED("AccessDenied", 403),
    CREDENTIAL_REPORT_EXPIRED("ReportExpired", 410),
    CREDENTIAL_REPORT_NOT_PRESENT("ReportNotPresent", 410),
    CREDENTIAL_REPORT_NOT_READY("ReportInProgress", 404),
    DELETE_CONFLICT("DeleteConflict", 409),
    ENTITY_ALREADY_EXISTS("EntityAlreadyExists", 409),
    EXPIRED_TOKEN("ExpiredToken", 400),
    INVALID_AUTHORIZATION_MESSAGE("InvalidAuthorizationMessageException", 400),
    INVALID_CLIENT_TOKEN_ID("InvalidClientTokenId", 403),
    INVALID_INPUT("InvalidInput", 400),
    INVALID_PARAMETER_VALUE("InvalidParameterValue", 400),
    LIMIT_EXCEEDED("LimitExceeded", 409),
    MALFORMED_POLICY_DOCUMENT("MalformedPolicyDocument", 400),
    NO_SUCH_ENTITY("NoSuchEntity", 404),
    PACKED_POLICY_TOO_LARGE("PackedPolicyTooLarge", 400),
    POLICY_EVALUATION("PolicyEvaluation", 500),
    POLICY_NOT_ATTACHABLE("PolicyNotAttachable", 400),
    REGION_DISABLED("RegionDisabledException", 403),
    SERVICE_UNAVAILABLE("ServiceUnavailable", 503),
    THROTTLING("Throttling", 400),
    UNMODIFIABLE_ENTITY("UnmodifiableEntity", 400),
    VALIDATION_ERROR("ValidationError", 400);

    private final String code;
    private final int httpStatus;

    Refusal(String code, int httpStatus) {
        this.code = code;
        this.httpStatus = httpStatus;
    }

    public String code() {
        return code;
    }

    public int httpStatus() {
        return httpStatus;
    }
}
