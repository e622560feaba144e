/** JSON bodies with their policy documents as they were sent: {@link io.chancery.policy.json.JsonText} reads them. */
@NullMarked
package io.chancery.policy.json;

import org.jspecify.annotations.NullMarked;
