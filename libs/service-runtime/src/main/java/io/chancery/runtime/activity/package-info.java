/** The activity trail's spool, for calls that write nothing: reads, sign-ins, denials. */
@NullMarked
package io.chancery.runtime.activity;

import org.jspecify.annotations.NullMarked;
