/** What the tests over HTTP stand on: keys made at their start, a policy-service that does as it is told, a caller. */
@NullMarked
package io.chancery.identity.suite;

import org.jspecify.annotations.NullMarked;
