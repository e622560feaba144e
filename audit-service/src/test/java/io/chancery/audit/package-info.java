/** Tests of audit-service. */
@NullMarked
package io.chancery.audit;

import org.jspecify.annotations.NullMarked;
