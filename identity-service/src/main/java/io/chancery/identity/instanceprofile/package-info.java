/** The operations of IAM that concern instance profiles: the holders through which virtual machines get a role. */
@NullMarked
package io.chancery.identity.instanceprofile;

import org.jspecify.annotations.NullMarked;
