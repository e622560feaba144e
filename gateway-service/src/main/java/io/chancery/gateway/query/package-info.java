/**
 * The AWS Query protocol of IAM and STS: {@link io.chancery.gateway.query.QueryApi} authenticates a request, finds the
 * owner of its operation and hands it on.
 */
@NullMarked
package io.chancery.gateway.query;

import org.jspecify.annotations.NullMarked;
