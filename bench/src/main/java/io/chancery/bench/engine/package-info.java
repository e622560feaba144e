/**
 * The engines, each behind {@link io.chancery.bench.engine.Engine}. Whatever an engine lets one prepare beforehand is
 * prepared beforehand: policies parsed, requests in the form that its fastest entry point takes, and for the peers only the
 * policies of the principal who asks, as one who knows the principal would select them.
 */
@NullMarked
package io.chancery.bench.engine;

import org.jspecify.annotations.NullMarked;
