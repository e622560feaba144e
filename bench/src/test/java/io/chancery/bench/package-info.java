/** That the populations are what they claim to be, and that the engines answer alike. */
@NullMarked
package io.chancery.bench;

import org.jspecify.annotations.NullMarked;
