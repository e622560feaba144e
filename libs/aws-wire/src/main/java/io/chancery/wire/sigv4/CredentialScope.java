package io.chancery.wire.sigv4;

/**
 * What a signing key is good for.
 *
 * @param date {@code yyyyMMdd}, UTC
 * @param region as the client has it; any region is served
 * @param service {@code iam}, {@code sts} or {@code chancery}
 */
public record CredentialScope(String date, String region, String service) {
    static final String TERMINATOR = "aws4_request";

    /** As in the string to sign: {@code 20150830/us-east-1/iam/aws4_request}. */
    @Override
    public String toString() {
        return date + "/" + region + "/" + service + "/" + TERMINATOR;
    }
}
