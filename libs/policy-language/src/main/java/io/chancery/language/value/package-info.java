/** What values of conditions mean as numbers, dates and addresses. Knows of nothing else in the language. */
@NullMarked
package io.chancery.language.value;

import org.jspecify.annotations.NullMarked;
