/** What an AWS operation is made of: what it asks and reads, which permission it needs, what it decides. */
@NullMarked
package io.chancery.runtime.operation;

import org.jspecify.annotations.NullMarked;
