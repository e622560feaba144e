package io.chancery.language.analysis;

import io.chancery.language.request.RequestContext.Values;
import java.util.BitSet;
import java.util.Optional;

/**
 * One of the cases that a condition key can be in.
 *
 * @param met the indexes of the key's atoms that are true
 * @param value what the key holds; empty if it is absent
 * @param known whether {@code value} is a value of this case; for some cases none is at hand
 */
record KeyState(BitSet met, Optional<Values> value, boolean known) {}
