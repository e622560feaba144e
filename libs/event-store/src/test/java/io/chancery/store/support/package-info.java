/** What the tests of the store share: a database with a store on it, commands, and a look at the topics. */
@NullMarked
package io.chancery.store.support;

import org.jspecify.annotations.NullMarked;
