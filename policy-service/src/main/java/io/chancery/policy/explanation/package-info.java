/**
 * What is told of a decision, wherever it is asked: {@code ShownExplanation} turns the language's explanation into the
 * shape that answers and encoded authorization messages have.
 */
@NullMarked
package io.chancery.policy.explanation;

import org.jspecify.annotations.NullMarked;
