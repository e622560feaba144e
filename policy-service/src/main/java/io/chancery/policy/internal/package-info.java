/** The door for the suite's other services, and this service's questions to them. */
@NullMarked
package io.chancery.policy.internal;

import org.jspecify.annotations.NullMarked;
