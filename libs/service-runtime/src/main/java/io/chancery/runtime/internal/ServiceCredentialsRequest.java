package io.chancery.runtime.internal;

/**
 * A new access key whose caller is a platform's service. A service has two at most, so that it can change them without a
 * break: a third replaces the oldest. {@code POST /internal/services/credentials} of identity-service; only the gateway
 * may ask, for the operator.
 *
 * @param principal for instance {@code lambda.amazonaws.com}
 */
public record ServiceCredentialsRequest(String principal) {

    /** The secret is shown this once. */
    public record Answer(String accessKeyId, String secretAccessKey) {
        @Override
        public String toString() {
            return "Answer[" + accessKeyId + "]";
        }
    }
}
