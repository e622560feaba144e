/**
 * Matching text: {@link io.chancery.language.match.Glob} for the wildcards {@code *} and {@code ?}, {@link
 * io.chancery.language.match.Template} for text with policy variables, {@link io.chancery.language.match.Ascii} for
 * comparing names ignoring case. No regular expressions: a pattern is as untrusted as what it is matched against.
 */
@NullMarked
package io.chancery.language.match;

import org.jspecify.annotations.NullMarked;
