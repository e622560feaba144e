package io.chancery.wire.sigv4;

import io.chancery.wire.WireException;

/** A request whose signature is missing, incomplete, expired or wrong; codes and wording are AWS's. */
public final class SignatureException extends WireException {
    private static final long serialVersionUID = 1L;

    public SignatureException(String code, String message, int httpStatus) {
        super(code, message, httpStatus);
    }

    /** Nothing says whose the request is. */
    public static SignatureException missing() {
        return new SignatureException("MissingAuthenticationToken", "Request is missing Authentication Token", 403);
    }

    static SignatureException incomplete(String message) {
        return new SignatureException("IncompleteSignature", message, 400);
    }

    static SignatureException mismatch(String message) {
        return new SignatureException("SignatureDoesNotMatch", message, 403);
    }

    static SignatureException mismatch() {
        return mismatch("The request signature we calculated does not match the signature you provided. Check your AWS"
                + " Secret Access Key and signing method. Consult the service documentation for details.");
    }

    static SignatureException expired(String message) {
        return new SignatureException("RequestExpired", message, 400);
    }

    /** The access key is unknown, inactive, or not the one that the session token belongs to. */
    public static SignatureException unknownKey() {
        return new SignatureException(
                "InvalidClientTokenId", "The security token included in the request is invalid.", 403);
    }
}
