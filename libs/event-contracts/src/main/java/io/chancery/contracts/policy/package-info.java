/**
 * Facts that policy-service owns: managed policies, what is attached to a principal or a resource,
 * the catalogue in force, the organisation of accounts with its control policies.
 */
@NullMarked
package io.chancery.contracts.policy;

import org.jspecify.annotations.NullMarked;
