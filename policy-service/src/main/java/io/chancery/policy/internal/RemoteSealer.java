package io.chancery.policy.internal;

import io.chancery.contracts.AccountId;
import io.chancery.policy.decision.MessageSealer;
import io.chancery.runtime.decision.AuthorizationMessage;
import io.chancery.runtime.internal.InternalClient;
import io.chancery.runtime.internal.Peer;
import io.chancery.runtime.internal.SealMessageRequest;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.Optional;
import java.util.UUID;
import org.jboss.logging.Logger;

/** Has identity-service seal messages, which alone has the key. */
@ApplicationScoped
public class RemoteSealer implements MessageSealer {

    private static final Logger LOG = Logger.getLogger(RemoteSealer.class);
    private static final String PATH = "/internal/authorization-messages";

    /** The caller waits for its denial; it is worth less with an explanation than late. */
    private static final Duration PATIENCE = Duration.ofSeconds(1);

    private final InternalClient client;

    public RemoteSealer(InternalClient client) {
        this.client = client;
    }

    @Override
    public Uni<Optional<String>> seal(AccountId callersAccount, AuthorizationMessage message) {
        return client.post(
                        Peer.IDENTITY,
                        PATH,
                        UUID.randomUUID().toString(),
                        new SealMessageRequest(callersAccount, message),
                        SealMessageRequest.Answer.class)
                .ifNoItem()
                .after(PATIENCE)
                .fail()
                .map(SealMessageRequest.Answer::encodedMessage)
                .onFailure()
                .recoverWithItem(failure -> {
                    LOG.warnf("a denial goes out without its encoded message: %s", failure);
                    return Optional.empty();
                });
    }
}
