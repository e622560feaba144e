/** The activity trail: every authenticated call, once, as it was recorded. */
@NullMarked
package io.chancery.audit.trail;

import org.jspecify.annotations.NullMarked;
