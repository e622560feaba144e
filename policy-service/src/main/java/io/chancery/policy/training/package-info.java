/**
 * What the JVM's cache of loaded classes and profiles is made from (JEP 483, 514, 515): {@code TrainingRun} loads a
 * {@code TrainingAccount} from a {@code TrainingBroker}, as policy-service loads everything when it starts.
 */
@NullMarked
package io.chancery.policy.training;

import org.jspecify.annotations.NullMarked;
