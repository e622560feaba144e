/**
 * The catalogue of services: which actions, resource types and condition keys each has. {@link
 * io.chancery.policy.reference.KnownServices} is the way in; AWS's come from a file that {@code scripts/update-aws-services}
 * makes, {@link io.chancery.policy.reference.ChanceryService} is the suite itself, and an installation names others that it
 * has. Validation and editors ask here; decisions never do.
 */
@NullMarked
package io.chancery.policy.reference;

import org.jspecify.annotations.NullMarked;
