package io.chancery.report;

import io.chancery.report.credential.CredentialReports;
import io.chancery.report.credential.GenerateCredentialReport;
import io.chancery.report.credential.GetCredentialReport;
import io.chancery.report.credential.RemoteLedger;
import io.chancery.runtime.activity.ActivitySink;
import io.chancery.runtime.http.QueryEndpoint;
import io.chancery.runtime.internal.InternalClient;
import io.chancery.runtime.internal.InternalCredentials;
import io.chancery.runtime.pipeline.Admission;
import io.chancery.runtime.pipeline.RemoteAuthorizer;
import io.chancery.wire.operation.OperationRegistry;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.util.List;

/** Puts the libraries' parts together into this service. */
@ApplicationScoped
public class ReportBeans {

    /** Every operation of this service. */
    static final List<Class<? extends Record>> OPERATIONS =
            List.of(GenerateCredentialReport.class, GetCredentialReport.class);

    @Produces
    @Singleton
    CredentialReports reports(InternalClient client, ReportConfig config) {
        return new CredentialReports(new RemoteLedger(client), config.reportMaxAge());
    }

    @Produces
    @Singleton
    QueryEndpoint queryEndpoint(
            InternalClient client, ActivitySink activity, CredentialReports reports, InternalCredentials credentials) {
        var admission = new Admission(new RemoteAuthorizer(client), activity);
        return new QueryEndpoint(
                OperationRegistry.of(OPERATIONS), new ReportRunner(client, admission, reports), credentials);
    }
}
