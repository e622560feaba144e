package io.chancery.wire;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Marks a list or map component that the request must send, if only as empty ({@code TagKeys=}). Without it an absent
 * list or map is an empty one; every other component is required unless it is an {@code Optional}.
 */
@Target(ElementType.RECORD_COMPONENT)
@Retention(RetentionPolicy.RUNTIME)
public @interface RequiredMember {}
