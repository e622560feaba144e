package io.chancery.wire;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * The name on the wire where it is not the component's own with a capital first letter ({@code SAMLAssertion}, {@code
 * arn}), or the wire value of an enum constant ({@code Active}).
 */
@Target({ElementType.RECORD_COMPONENT, ElementType.FIELD})
@Retention(RetentionPolicy.RUNTIME)
public @interface WireName {
    String value();
}
