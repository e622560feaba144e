/**
 * {@code ./chancery measure}: small, bounded load on the running suite, each tool with a table at its end.
 *
 * <p>{@link io.chancery.local.measure.Delay}, {@link io.chancery.local.measure.Writes} and
 * {@link io.chancery.local.measure.Decisions} tell how fast it is, beside what the same machine does in the same run;
 * {@link io.chancery.local.measure.Races} and {@link io.chancery.local.measure.Kill} tell whether it stays right. They work
 * in accounts of their own, which they close. {@link io.chancery.local.measure.IamCalls} is their client: the AWS SDK's
 * signer over the JDK's HTTP client, because the load must not cost more than what it loads.
 */
@NullMarked
package io.chancery.local.measure;

import org.jspecify.annotations.NullMarked;
