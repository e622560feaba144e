/** What an installation can set. */
@NullMarked
package io.chancery.policy.config;

import org.jspecify.annotations.NullMarked;
