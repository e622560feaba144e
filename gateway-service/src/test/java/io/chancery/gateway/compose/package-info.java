/** The suite in containers, as far as it can be held to what the services read without a container engine. */
@NullMarked
package io.chancery.gateway.compose;

import org.jspecify.annotations.NullMarked;
