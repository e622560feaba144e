/** The way of a request through its owner: prepare, load, authorise, lock and reload, decide, append, answer. */
@NullMarked
package io.chancery.runtime.pipeline;

import org.jspecify.annotations.NullMarked;
