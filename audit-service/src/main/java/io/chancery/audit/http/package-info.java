/** The doors: what other services ask, health and metrics. */
@NullMarked
package io.chancery.audit.http;

import org.jspecify.annotations.NullMarked;
