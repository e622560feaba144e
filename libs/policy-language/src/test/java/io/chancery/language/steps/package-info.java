/**
 * How much work the parser has with a document, counted in steps, which are the same on every machine and in every run: time
 * is not. {@link io.chancery.language.steps.CountingLoader} makes code count.
 */
@NullMarked
package io.chancery.language.steps;

import org.jspecify.annotations.NullMarked;
