package io.chancery.runtime.pipeline;

import io.chancery.runtime.internal.AuthorizeReply;
import io.chancery.runtime.internal.AuthorizeRequest;
import io.chancery.runtime.internal.InternalClient;
import io.chancery.runtime.internal.Peer;
import io.smallrye.mutiny.Uni;
import java.util.UUID;

/** Asks policy-service. */
public final class RemoteAuthorizer implements Authorizer {

    public static final String PATH = "/internal/authorize";

    private final InternalClient client;

    public RemoteAuthorizer(InternalClient client) {
        this.client = client;
    }

    @Override
    public Uni<AuthorizeReply> authorize(AuthorizeRequest request) {
        return client.post(Peer.POLICY, PATH, UUID.randomUUID().toString(), request, AuthorizeReply.class);
    }
}
