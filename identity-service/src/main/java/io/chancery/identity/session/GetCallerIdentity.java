package io.chancery.identity.session;

import io.chancery.contracts.Arns;
import io.chancery.contracts.identity.User;
import io.chancery.runtime.caller.Call;
import io.chancery.runtime.caller.Caller;
import io.chancery.runtime.caller.SessionFacts;
import io.chancery.runtime.operation.Collaborators;
import io.chancery.runtime.operation.Permission;
import io.chancery.runtime.operation.ReadOperation;
import io.chancery.store.append.Reads;
import io.smallrye.mutiny.Uni;
import java.util.List;
import java.util.Optional;

/**
 * STS 2011-06-15 {@code GetCallerIdentity}: who signed this request. Needs no permission, and no policy can deny it ("GetCallerIdentity",
 * STS API).
 */
public record GetCallerIdentity()
        implements ReadOperation<Optional<SessionFacts>, Optional<User>, GetCallerIdentity.Reply> {

    /**
     * The caller.
     *
     * @param userId a user's or session's unique id; root's is its account id, a service principal's its name
     */
    public record Reply(String userId, String account, String arn) {}

    @Override
    public Uni<Optional<SessionFacts>> prepare(Call call, Collaborators with) {
        return Uni.createFrom().item(() -> Callers.session(call.caller(), with));
    }

    @Override
    public Reads<Optional<User>> reads(Call call, Optional<SessionFacts> session) {
        return Callers.user(call.caller());
    }

    @Override
    public List<Permission> permissions(Call call, Optional<SessionFacts> session, Optional<User> user) {
        return List.of();
    }

    @Override
    public Reply reply(Call call, Optional<SessionFacts> session, Optional<User> user) {
        Caller caller = call.caller();
        String account = caller.account().value();
        return switch (caller.type()) {
            case ROOT -> new Reply(account, account, Arns.root(caller.account()));
            case SERVICE -> new Reply(caller.principalId(), account, Arns.servicePrincipal(caller.principalId()));
            case USER, ROLE_SESSION ->
                new Reply(
                        session.map(SessionFacts::userId).orElse(caller.principalId()),
                        account,
                        Callers.arn(caller, session, user));
        };
    }
}
