/**
 * What the JVM's cache of loaded classes and profiles is made from (JEP 483, 514, 515): {@code TrainingRun} is the service
 * itself, which loads a {@code TrainingAccount} from a {@code TrainingBroker} and answers {@code TrainingQuestions}.
 */
@NullMarked
package io.chancery.policy.training;

import org.jspecify.annotations.NullMarked;
