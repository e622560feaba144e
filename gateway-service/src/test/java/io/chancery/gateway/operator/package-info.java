/** What the operator's API makes of other services' answers. */
@NullMarked
package io.chancery.gateway.operator;

import org.jspecify.annotations.NullMarked;
