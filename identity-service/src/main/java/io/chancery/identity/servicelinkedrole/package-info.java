/**
 * The operations of IAM that concern service-linked roles: roles that a service has for itself, and that only it can
 * change or assume.
 */
@NullMarked
package io.chancery.identity.servicelinkedrole;

import org.jspecify.annotations.NullMarked;
