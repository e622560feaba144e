/** Where requests come from. */
@NullMarked
package io.chancery.gateway.http;

import org.jspecify.annotations.NullMarked;
