package io.chancery.identity.session;

import io.chancery.contracts.AccessKeyId;
import io.chancery.identity.store.SecretAccessKeys;
import io.chancery.runtime.caller.SessionFacts;
import io.chancery.store.append.Facts;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;

/** Makes temporary credentials. */
@ApplicationScoped
public class SessionIssuer {

    private final SessionTokens tokens;
    private final Clock clock = Clock.systemUTC();

    public SessionIssuer(SessionTokens tokens) {
        this.tokens = tokens;
    }

    /** A fresh one. */
    AccessKeyId accessKeyId() {
        return facts().newAccessKeyId(AccessKeyId.SESSION, AccessKeyId::new);
    }

    /** Credentials with a fresh secret; the facts name their access key id. */
    AssumeRole.Credentials issue(SessionFacts session) {
        String secret = SecretAccessKeys.draw(facts());
        String token = tokens.seal(new SessionTokens.Session(secret, session));
        return new AssumeRole.Credentials(session.accessKeyId().value(), secret, token, session.expiresAt());
    }

    private Facts facts() {
        return Facts.drawn(clock.instant());
    }
}
