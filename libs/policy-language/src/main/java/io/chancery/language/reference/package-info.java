/**
 * What services there are, and which actions, resource types and condition keys they have, as far as somebody tells: the
 * shape of it, without the data. Validation and editors use it; decisions never do, so that a list that is out of date
 * changes no answer.
 */
@NullMarked
package io.chancery.language.reference;

import org.jspecify.annotations.NullMarked;
