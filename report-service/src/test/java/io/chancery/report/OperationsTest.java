package io.chancery.report;

import static org.assertj.core.api.Assertions.assertThat;

import io.chancery.report.credential.GenerateCredentialReport;
import io.chancery.report.credential.GetCredentialReport;
import io.chancery.testing.awsmodel.AwsModel;
import io.chancery.wire.operation.OperationRegistry;
import io.chancery.wire.operation.Owner;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class OperationsTest {

    @Test
    void every_operation_that_the_catalogue_gives_to_this_service_is_there() {
        assertThat(OperationRegistry.of(ReportBeans.OPERATIONS).missingFor(Owner.REPORT))
                .isEmpty();
    }

    @Test
    void they_agree_with_the_api_model() {
        assertThat(AwsModel.iam()
                        .compare(GenerateCredentialReport.class, Optional.of(GenerateCredentialReport.Reply.class)))
                .isEmpty();
        assertThat(AwsModel.iam().compare(GetCredentialReport.class, Optional.of(GetCredentialReport.Reply.class)))
                .isEmpty();
    }
}
