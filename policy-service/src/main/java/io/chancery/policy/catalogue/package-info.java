/**
 * The AWS managed policies that come with the suite. {@link io.chancery.policy.catalogue.AwsManagedPolicies} reads them
 * from a resource made by {@code scripts/update-aws-managed-policies}; {@link
 * io.chancery.policy.catalogue.ActivateCatalogue} records which catalogue decides.
 */
@NullMarked
package io.chancery.policy.catalogue;

import org.jspecify.annotations.NullMarked;
