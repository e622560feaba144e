/** The operations of IAM that concern groups and who is in them. */
@NullMarked
package io.chancery.identity.group;

import org.jspecify.annotations.NullMarked;
