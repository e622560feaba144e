package io.chancery.policy.decision;

import io.chancery.language.MalformedPolicyException;
import io.chancery.language.PolicyDocument;
import io.chancery.language.PolicyKind;
import io.chancery.language.compile.CompiledPolicy;
import io.chancery.language.evaluate.NamedPolicy;
import io.chancery.runtime.caller.SessionFacts;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;

/**
 * Verifies session statements and remembers those that were good, keyed by their whole text: a signature costs a hundred
 * times a decision.
 */
public final class SessionVerifier {

    /** Sessions remembered; when there are more, all are forgotten and verified again. */
    private static final int REMEMBERED = 10_000;

    private final Function<String, Optional<SessionFacts>> verify;
    private final Map<String, VerifiedSession> verified = new ConcurrentHashMap<>();

    /** @param verify the facts of a statement if its signature is identity-service's */
    public SessionVerifier(Function<String, Optional<SessionFacts>> verify) {
        this.verify = verify;
    }

    /** Empty if it was not signed by identity-service, or holds a session policy that cannot be read. */
    Optional<VerifiedSession> verify(String statement) {
        VerifiedSession known = verified.get(statement);
        if (known != null) {
            return Optional.of(known);
        }
        Optional<VerifiedSession> fresh = verify.apply(statement).flatMap(SessionVerifier::parsed);
        fresh.ifPresent(session -> remember(statement, session));
        return fresh;
    }

    private void remember(String statement, VerifiedSession session) {
        if (verified.size() >= REMEMBERED) {
            verified.clear();
        }
        verified.put(statement, session);
    }

    private static Optional<VerifiedSession> parsed(SessionFacts facts) {
        try {
            return Optional.of(new VerifiedSession(
                    facts,
                    facts.sessionPolicies().stream()
                            .map(policy -> PolicyDocument.parseStored(policy, PolicyKind.SESSION))
                            .map(policy -> CompiledPolicy.of(NamedPolicy.of("session policy", policy)))
                            .toList()));
        } catch (MalformedPolicyException e) {
            return Optional.empty();
        }
    }
}
