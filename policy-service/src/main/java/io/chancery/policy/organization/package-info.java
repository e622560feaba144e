/**
 * The organisation of the installation's accounts: groups of accounts, and the service and resource control policies that
 * limit them. Everything of it is in the installation's shard.
 *
 * <p>{@code OrganizationApi}, {@code AccountPlacementApi}, {@code GroupControlPoliciesApi} and {@code
 * AccountControlPoliciesApi} have the paths; one file is one operation, which goes the way of AWS's operations through the same pipeline. {@code CreateOrganization} is done by the
 * first start. What is in force decisions find in {@code cache/Organization}.
 */
@NullMarked
package io.chancery.policy.organization;

import org.jspecify.annotations.NullMarked;
