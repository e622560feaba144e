/**
 * The AWS wire, free of any framework: what a request and an answer of IAM and STS look like as bytes.
 *
 * <ul>
 *   <li>{@code query}: form parameters to operation records, and the constraints of value types
 *   <li>{@code xml}: result records and errors to XML
 *   <li>{@code operation}: the catalogue of every IAM and STS operation, and the registry of those a service has
 *   <li>{@code sigv4}: Signature Version 4, the verifying side
 * </ul>
 *
 * <p>Records are the model. A component {@code userName} is the wire's {@code UserName}; {@link
 * io.chancery.wire.WireName} says otherwise where AWS does.
 */
@NullMarked
package io.chancery.wire;

import org.jspecify.annotations.NullMarked;
