/**
 * The rest of the suite, as policy-service's own tests need it: keys, an identity-service that stands in over real HTTP
 * and Kafka, and a gateway's calls.
 */
@NullMarked
package io.chancery.policy.standin;

import org.jspecify.annotations.NullMarked;
