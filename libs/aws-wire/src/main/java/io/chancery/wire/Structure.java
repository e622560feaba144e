package io.chancery.wire;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Marks a record of exactly one component as a structure with one member ({@code PolicyArns.member.1.arn}). Without it
 * such a record is a value type and its component has no name on the wire.
 */
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
public @interface Structure {}
