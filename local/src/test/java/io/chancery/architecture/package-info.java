/**
 * What may depend on what, checked on the compiled classes of every module in the checkout.
 *
 * <p>{@link io.chancery.architecture.Modules} finds the classes; {@link io.chancery.architecture.ArchitectureTest} holds the
 * rules.
 */
@NullMarked
package io.chancery.architecture;

import org.jspecify.annotations.NullMarked;
