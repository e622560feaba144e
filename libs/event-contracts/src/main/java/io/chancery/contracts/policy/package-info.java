/**
 * Facts that policy-service owns: managed policies, what is attached to a principal or a resource,
 * the catalogue in force.
 */
@NullMarked
package io.chancery.contracts.policy;

import org.jspecify.annotations.NullMarked;
