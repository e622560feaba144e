package io.chancery.report.credential;

import io.chancery.contracts.Position;
import io.chancery.runtime.caller.Call;
import io.chancery.runtime.operation.Permission;
import io.smallrye.mutiny.Uni;
import java.nio.charset.StandardCharsets;
import java.time.Instant;

/** IAM 2010-05-08 {@code GetCredentialReport}. Refuses with ReportNotPresent, ReportInProgress or ReportExpired. */
public record GetCredentialReport() implements ReportOperation<GetCredentialReport.Reply> {

    private static final String CSV = "text/csv";

    /** @param content CSV in UTF-8 */
    public record Reply(byte[] content, String reportFormat, Instant generatedTime) {}

    @Override
    public Permission permission() {
        return Permission.of("iam:GetCredentialReport", "*");
    }

    @Override
    public Uni<Reply> answer(Call call, Position head, CredentialReports reports) {
        return reports.get(call.account(), call.receivedAt())
                .map(report -> new Reply(report.csv().getBytes(StandardCharsets.UTF_8), CSV, report.generatedAt()));
    }
}
