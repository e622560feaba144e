/** What an installation can set. */
@NullMarked
package io.chancery.identity.config;

import org.jspecify.annotations.NullMarked;
