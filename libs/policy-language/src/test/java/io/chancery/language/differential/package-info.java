/**
 * The two evaluators against each other on generated questions. A case is made from its seed alone; a failure prints it.
 */
@NullMarked
package io.chancery.language.differential;

import org.jspecify.annotations.NullMarked;
