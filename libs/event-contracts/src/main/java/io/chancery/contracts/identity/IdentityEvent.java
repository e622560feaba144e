package io.chancery.contracts.identity;

import io.chancery.contracts.Event;

/** Every fact that identity-service records; topic {@code chancery.identity.events}. */
public sealed interface IdentityEvent extends Event
        permits AccountEvent, UserEvent, GroupEvent, RoleEvent, InstanceProfileEvent, AccessKeyEvent {}
