/**
 * What every service has. {@code caller}: who asks; {@code operation}: what an AWS operation is made of; {@code pipeline}: load,
 * authorise, lock, decide, answer; {@code failure}: what a client is told of a failure; {@code http}: the Query protocol's
 * endpoint; {@code signing}: statements that others can verify; {@code internal}: signed calls between services; {@code
 * activity}: the spool of the activity trail.
 */
@NullMarked
package io.chancery.runtime;

import org.jspecify.annotations.NullMarked;
