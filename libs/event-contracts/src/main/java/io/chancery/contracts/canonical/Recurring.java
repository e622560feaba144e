package io.chancery.contracts.canonical;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * The same few values of this type stand in many states: a {@link CanonicalReader} reads equal ones into one object. For
 * types whose values nobody changes.
 */
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
public @interface Recurring {}
