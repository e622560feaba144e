/**
 * {@code ./chancery demo}: a day in a company's life, played against the running suite in two fresh accounts.
 *
 * <p>{@link io.chancery.local.demo.Demo} names the chapters; {@link io.chancery.local.demo.People} and
 * {@link io.chancery.local.demo.Roles} play them, {@link io.chancery.local.demo.Report} reads out the credential report.
 * {@link io.chancery.local.demo.Story} tells them: whatever it prints was read from an answer and compared with what should
 * have come, and the first surprise ends the demo.
 */
@NullMarked
package io.chancery.local.demo;

import org.jspecify.annotations.NullMarked;
