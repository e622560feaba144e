/** The operations of IAM that concern users. */
@NullMarked
package io.chancery.identity.user;

import org.jspecify.annotations.NullMarked;
