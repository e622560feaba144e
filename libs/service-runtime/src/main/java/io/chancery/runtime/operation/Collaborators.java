package io.chancery.runtime.operation;

/** The service's beans, for an operation's {@code prepare}: other services' clients, the sealer of secrets. */
@FunctionalInterface
public interface Collaborators {

    /** @throws IllegalStateException if the service has no such bean */
    <B> B get(Class<B> type);
}
