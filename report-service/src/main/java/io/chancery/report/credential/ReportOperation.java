package io.chancery.report.credential;

import io.chancery.contracts.Position;
import io.chancery.runtime.caller.Call;
import io.chancery.runtime.operation.Permission;
import io.smallrye.mutiny.Uni;

/**
 * One operation of the AWS API that this service answers: a record named exactly like it.
 *
 * @param <R> the reply, a record whose components are the API's response members
 */
public interface ReportOperation<R extends Record> {

    Permission permission();

    /**
     * Answered once the caller is allowed.
     *
     * @param head where the account's shard of the identity log was when the call came
     * @return fails with {@link io.chancery.store.append.Refused}
     */
    Uni<R> answer(Call call, Position head, CredentialReports reports);
}
