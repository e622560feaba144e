package io.chancery.language.analysis;

import io.chancery.language.PrincipalElement;

/**
 * A statement that lets somebody in from outside a zone of trust.
 *
 * @param statement its index in the policy
 * @param principal the part of its Principal element that does so: one name, or the whole of a NotPrincipal
 * @param isPublic whether that is somebody whom nothing in the policy names, or may be
 * @param answer how it is known; never {@link AccessAnswer.Proved}
 */
public record OutsideGrant(int statement, PrincipalElement principal, boolean isPublic, AccessAnswer answer) {}
