package io.chancery.report;

import io.chancery.contracts.Position;
import io.chancery.report.credential.CredentialReports;
import io.chancery.report.credential.ReportOperation;
import io.chancery.runtime.activity.ActivityRecords;
import io.chancery.runtime.caller.Call;
import io.chancery.runtime.internal.HeadRequest;
import io.chancery.runtime.internal.InternalClient;
import io.chancery.runtime.internal.Peer;
import io.chancery.runtime.pipeline.Admission;
import io.chancery.runtime.pipeline.OperationRunner;
import io.chancery.runtime.pipeline.Pipeline;
import io.smallrye.mutiny.Uni;
import java.util.List;
import java.util.Optional;

/**
 * The way of one call through a service that has no log of its own: ask identity-service where the account's shard is,
 * have the caller authorised as of there, answer, record.
 */
public final class ReportRunner implements OperationRunner {

    /** Of identity-service. */
    public static final String HEADS = "/internal/heads";

    private final InternalClient client;
    private final Admission admission;
    private final CredentialReports reports;

    public ReportRunner(InternalClient client, Admission admission, CredentialReports reports) {
        this.client = client;
        this.admission = admission;
        this.reports = reports;
    }

    @Override
    public Uni<? extends Pipeline.Answer<? extends Record>> run(Record operation, Call call, ActivityRecords records) {
        if (operation instanceof ReportOperation<?> report) {
            return answer(report, call, records);
        }
        throw new IllegalStateException(operation.getClass() + " is no operation of this service");
    }

    private <R extends Record> Uni<Pipeline.Answer<R>> answer(
            ReportOperation<R> operation, Call call, ActivityRecords records) {
        return head(call)
                .flatMap(head -> admission
                        .admit(call, List.of(operation.permission()), List.of(head), List.of())
                        .flatMap(allowed -> operation
                                .answer(call, head, reports)
                                .invoke(() -> admission.recordSuccess(records, allowed))))
                .map(reply -> new Pipeline.Answer<>(reply, Optional.empty()))
                .onFailure()
                .invoke(failure -> admission.recordFailure(call, records, failure));
    }

    private Uni<Position> head(Call call) {
        return client.post(
                        Peer.IDENTITY,
                        HEADS,
                        call.requestId(),
                        new HeadRequest(call.account()),
                        HeadRequest.Answer.class)
                .map(HeadRequest.Answer::position);
    }
}
