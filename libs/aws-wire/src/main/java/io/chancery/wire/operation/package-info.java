/**
 * Which operations there are: {@link io.chancery.wire.operation.OperationCatalogue} knows all of IAM and STS and who
 * owns them, {@link io.chancery.wire.operation.OperationRegistry} holds the records of those that a service has.
 */
@NullMarked
package io.chancery.wire.operation;

import org.jspecify.annotations.NullMarked;
