/**
 * The AWS managed policies that come with the suite. {@link io.chancery.policy.catalogue.AwsManagedPolicies} reads them
 * from a resource made by {@code scripts/update-aws-managed-policies}; {@link
 * io.chancery.policy.catalogue.ActivateCatalogue} records which catalogue decides. Which of them the roles of AWS's services have is in {@link
 * io.chancery.policy.catalogue.ServiceLinkedPolicies}.
 */
@NullMarked
package io.chancery.policy.catalogue;

import org.jspecify.annotations.NullMarked;
