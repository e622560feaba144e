/**
 * The operator's API: accounts, root's credentials, service principals' credentials, verification, and nothing else. Who
 * brings the operator's token may not administer what is inside an account.
 */
@NullMarked
package io.chancery.gateway.operator;

import org.jspecify.annotations.NullMarked;
