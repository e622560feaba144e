@NullMarked
package io.chancery.policy.search;

import org.jspecify.annotations.NullMarked;
