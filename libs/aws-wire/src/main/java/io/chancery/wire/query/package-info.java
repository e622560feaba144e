/**
 * The AWS Query protocol's requests: {@link io.chancery.wire.query.QueryParameters} reads the form strictly, {@link
 * io.chancery.wire.query.QueryCodec} makes records of it, {@link io.chancery.wire.query.Constraint} words AWS's
 * validation errors for value types.
 */
@NullMarked
package io.chancery.wire.query;

import org.jspecify.annotations.NullMarked;
