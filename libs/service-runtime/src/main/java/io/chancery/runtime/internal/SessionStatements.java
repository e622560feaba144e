package io.chancery.runtime.internal;

import io.chancery.runtime.caller.SessionFacts;
import io.chancery.runtime.signing.Signer;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Optional;

/** Session statements: signed by identity-service, verified by whoever decides. */
@ApplicationScoped
public class SessionStatements {

    private static final String PURPOSE = "session-statement";
    private static final String ISSUER = "identity";

    private final Signer signer;

    public SessionStatements(Signer signer) {
        this.signer = signer;
    }

    /** Only identity-service's key makes one that anybody accepts. */
    public String sign(SessionFacts facts) {
        return signer.sign(PURPOSE, facts);
    }

    /** Whether it has expired is the reader's to check. */
    public Optional<SessionFacts> verify(String statement) {
        return signer.verify(PURPOSE, ISSUER, statement, SessionFacts.class);
    }
}
