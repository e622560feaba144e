/** What an installation can set. */
@NullMarked
package io.chancery.gateway.config;

import org.jspecify.annotations.NullMarked;
