package io.chancery.identity.session;

import io.chancery.contracts.Arns;
import io.chancery.contracts.identity.User;
import io.chancery.runtime.caller.Caller;
import io.chancery.runtime.caller.SessionFacts;
import io.chancery.runtime.internal.SessionStatements;
import io.chancery.runtime.operation.Collaborators;
import io.chancery.store.append.Reads;
import io.chancery.store.append.Refusal;
import io.chancery.store.append.Refused;
import io.chancery.store.append.Stream;
import java.util.Optional;

/** What this service can say about who calls. */
final class Callers {

    private Callers() {}

    /**
     * The caller's session, if the caller is one.
     *
     * @throws Refused AccessDenied if its statement is missing, not this service's, or another's
     */
    static Optional<SessionFacts> session(Caller caller, Collaborators with) {
        if (caller.type() != Caller.Type.ROLE_SESSION) {
            return Optional.empty();
        }
        return Optional.of(caller.sessionStatement()
                .flatMap(with.get(SessionStatements.class)::verify)
                .filter(facts -> facts.roleId().value().equals(caller.principalId())
                        && facts.account().equals(caller.account())
                        && caller.accessKeyId().equals(Optional.of(facts.accessKeyId())))
                .orElseThrow(() -> new Refused(Refusal.ACCESS_DENIED, "The session is not known.")));
    }

    /** The user that calls, if the caller is one and lives. */
    static Reads<Optional<User>> user(Caller caller) {
        return caller.type() == Caller.Type.USER
                ? Reads.stream(User.STREAM, caller.principalId()).map(Stream::state)
                : Reads.nothing(Optional.empty());
    }

    /** @throws Refused InvalidClientTokenId if the user is gone */
    static String arn(Caller caller, Optional<SessionFacts> session, Optional<User> user) {
        return switch (caller.type()) {
            case ROOT -> Arns.root(caller.account());
            case SERVICE -> Arns.servicePrincipal(caller.principalId());
            case ROLE_SESSION ->
                session.map(SessionFacts::arn).orElseThrow(() -> new IllegalStateException("a session without facts"));
            case USER ->
                user.map(User::arn)
                        .orElseThrow(() -> new Refused(
                                Refusal.INVALID_CLIENT_TOKEN_ID,
                                "The security token included in the request is invalid."));
        };
    }
}
