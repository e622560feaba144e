/**
 * The launcher behind {@code ./chancery}: the whole suite as processes of this machine.
 *
 * <p>{@link io.chancery.local.Main} holds the commands. {@link io.chancery.local.DataDirectory} is what an installation
 * keeps: ports, secrets, logs, the servers' data, the pids of what runs. A {@link io.chancery.local.Part} is one process of
 * the suite ({@link io.chancery.local.PostgresPart}, {@link io.chancery.local.KafkaPart},
 * {@link io.chancery.local.ServicePart}); {@link io.chancery.local.Suite} starts the parts that are missing, waits until
 * they are ready and stops them in order. {@link io.chancery.local.FirstAccount} makes the account that one starts with.
 */
@NullMarked
package io.chancery.local;

import org.jspecify.annotations.NullMarked;
