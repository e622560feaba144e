/**
 * AWS Signature Version 4, the verifying side, after "Create a signed AWS API request" of the IAM User Guide.
 *
 * <p>Two steps, since the signing key comes from another service: {@link io.chancery.wire.sigv4.SigV4#parse} checks all
 * that needs no key and tells whose key it takes; {@link io.chancery.wire.sigv4.SigV4#verify} compares. {@code
 * CanonicalRequest} is the form that is signed, {@code Presented} what the request says of its signature.
 */
@NullMarked
package io.chancery.wire.sigv4;

import org.jspecify.annotations.NullMarked;
