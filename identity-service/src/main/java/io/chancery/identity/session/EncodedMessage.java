package io.chancery.identity.session;

import io.chancery.wire.query.Constraint;

/**
 * The end of a denial's message, as the API gave it.
 *
 * @param value 1 to 10,240 characters ("DecodeAuthorizationMessage", STS API Reference)
 * @throws IllegalArgumentException on the constructor, if it is none
 */
public record EncodedMessage(String value) {

    static final int MAX_LENGTH = 10_240;

    private static final Constraint LENGTH = Constraint.length(1, MAX_LENGTH);

    public EncodedMessage {
        LENGTH.check(value);
    }
}
