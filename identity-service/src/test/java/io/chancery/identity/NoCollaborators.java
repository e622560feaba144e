package io.chancery.identity;

import io.chancery.runtime.operation.Collaborators;

/** Nobody to ask. */
public final class NoCollaborators implements Collaborators {
    @Override
    public <B> B get(Class<B> type) {
        throw new IllegalStateException("there is no " + type.getSimpleName());
    }
}
