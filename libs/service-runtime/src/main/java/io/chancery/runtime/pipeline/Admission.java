package io.chancery.runtime.pipeline;

import io.chancery.contracts.AccountId;
import io.chancery.contracts.Position;
import io.chancery.runtime.activity.ActivityRecords;
import io.chancery.runtime.activity.ActivitySink;
import io.chancery.runtime.caller.Call;
import io.chancery.runtime.failure.Failures;
import io.chancery.runtime.internal.AuthorizeReply;
import io.chancery.runtime.internal.AuthorizeRequest;
import io.chancery.runtime.operation.Permission;
import io.chancery.runtime.operation.RequestContexts;
import io.smallrye.mutiny.Uni;
import java.util.List;
import java.util.Optional;

/** Whether a call may go on; what was called goes into the activity trail either way. */
public final class Admission {

    private final Authorizer authorizer;
    private final ActivitySink activity;

    public Admission(Authorizer authorizer, ActivitySink activity) {
        this.authorizer = authorizer;
        this.activity = activity;
    }

    /**
     * The authoriser's answer, if it allows every permission.
     *
     * @param atLeast positions that the decision must have seen
     * @param concerned accounts of which it must have seen all that was acknowledged before the call
     * @return fails with {@link io.chancery.store.append.Refused} AccessDenied, or ServiceUnavailable if nobody answers
     */
    public Uni<AuthorizeReply> admit(
            Call call, List<Permission> permissions, List<Position> atLeast, List<AccountId> concerned) {
        List<Permission> inContext = permissions.stream()
                .map(permission -> new Permission(
                        permission.action(), permission.resource(), RequestContexts.of(call, permission)))
                .toList();
        return authorizer
                .authorize(new AuthorizeRequest(call.caller(), inContext, atLeast, Optional.of(concerned)))
                .map(Admission::requireAllowed);
    }

    private static AuthorizeReply requireAllowed(AuthorizeReply reply) {
        if (reply.allowed()) {
            return reply;
        }
        throw new Denied(reply);
    }

    /** A call that changed nothing was answered. @throws io.chancery.store.append.Refused if that cannot be recorded */
    public void recordSuccess(ActivityRecords records, AuthorizeReply allowed) {
        activity.record(records.succeeded(allowed.principalArn(), Optional.empty()));
    }

    /** A call failed. @throws io.chancery.store.append.Refused if that cannot be recorded */
    public void recordFailure(Call call, ActivityRecords records, Throwable failure) {
        String principal = failure instanceof Denied denied
                ? denied.principalArn()
                : call.caller().principalId();
        activity.record(records.failed(principal, Failures.tell(failure)));
    }
}
