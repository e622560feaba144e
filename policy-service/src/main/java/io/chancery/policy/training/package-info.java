/**
 * What the JVM's cache of loaded classes and profiles is made from (JEP 483, 514, 515): {@code TrainingRun} loads
 * {@code TrainingAccount} and decides in it, as policy-service does when it starts.
 */
@NullMarked
package io.chancery.policy.training;

import org.jspecify.annotations.NullMarked;
