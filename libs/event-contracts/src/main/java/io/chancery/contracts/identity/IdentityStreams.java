package io.chancery.contracts.identity;

import io.chancery.contracts.stream.StreamType;
import java.util.List;

/** Every kind of stream in identity-service's log. */
public final class IdentityStreams {

    public static final List<StreamType<?, ?>> ALL =
            List.of(Account.STREAM, User.STREAM, Group.STREAM, Role.STREAM, InstanceProfile.STREAM, AccessKey.STREAM);

    private IdentityStreams() {}
}
