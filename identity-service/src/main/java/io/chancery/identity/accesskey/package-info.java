/** The operations of IAM that concern long-term access keys of users and of root. */
@NullMarked
package io.chancery.identity.accesskey;

import org.jspecify.annotations.NullMarked;
