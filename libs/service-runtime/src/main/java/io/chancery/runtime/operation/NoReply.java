package io.chancery.runtime.operation;

/** The reply of an operation that answers with nothing but its request id. */
public record NoReply() {
    public static final NoReply NO_REPLY = new NoReply();
}
