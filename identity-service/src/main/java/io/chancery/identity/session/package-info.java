/** STS: temporary credentials, sealed into their own token, and who a caller is. */
@NullMarked
package io.chancery.identity.session;

import org.jspecify.annotations.NullMarked;
