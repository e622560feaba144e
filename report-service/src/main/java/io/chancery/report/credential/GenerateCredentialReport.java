package io.chancery.report.credential;

import io.chancery.contracts.Position;
import io.chancery.runtime.caller.Call;
import io.chancery.runtime.operation.Permission;
import io.smallrye.mutiny.Uni;
import java.util.Optional;

/**
 * IAM 2010-05-08 {@code GenerateCredentialReport}. Called again until the state is COMPLETE, as the API reference has it.
 */
public record GenerateCredentialReport() implements ReportOperation<GenerateCredentialReport.Reply> {

    /** @param description only with STARTED */
    public record Reply(CredentialReports.State state, Optional<String> description) {}

    @Override
    public Permission permission() {
        return Permission.of("iam:GenerateCredentialReport", "*");
    }

    @Override
    public Uni<Reply> answer(Call call, Position head, CredentialReports reports) {
        return reports.generate(call.account(), head, call.receivedAt())
                .map(state -> new Reply(
                        state,
                        state == CredentialReports.State.STARTED
                                ? Optional.of("No report exists. Starting a new report generation task")
                                : Optional.empty()));
    }
}
