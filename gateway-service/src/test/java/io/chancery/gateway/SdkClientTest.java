package io.chancery.gateway;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.chancery.gateway.stub.SuiteResource;
import io.chancery.gateway.stub.TestKeys;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.net.http.HttpResponse;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.AwsCredentials;
import software.amazon.awssdk.auth.credentials.AwsSessionCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.awscore.client.builder.AwsClientBuilder;
import software.amazon.awssdk.awscore.client.builder.AwsSyncClientBuilder;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.accessanalyzer.AccessAnalyzerClient;
import software.amazon.awssdk.services.accessanalyzer.model.AccessAnalyzerException;
import software.amazon.awssdk.services.accessanalyzer.model.AccessCheckPolicyType;
import software.amazon.awssdk.services.accessanalyzer.model.AccessDeniedException;
import software.amazon.awssdk.services.accessanalyzer.model.PolicyType;
import software.amazon.awssdk.services.accessanalyzer.model.ValidationException;
import software.amazon.awssdk.services.iam.IamClient;
import software.amazon.awssdk.services.iam.model.IamException;
import software.amazon.awssdk.services.iam.model.NoSuchEntityException;
import software.amazon.awssdk.services.sts.StsClient;
import software.amazon.awssdk.services.sts.model.GetCallerIdentityResponse;
import software.amazon.awssdk.services.sts.model.StsException;

/** Stock AWS clients before the gateway: they sign, and they understand what comes back. */
@QuarkusTest
@QuarkusTestResource(SuiteResource.class)
class SdkClientTest {

    private static IamClient iam(AwsCredentials credentials) {
        return client(IamClient.builder(), Region.EU_CENTRAL_1, credentials);
    }

    private static StsClient sts(AwsCredentials credentials) {
        return client(StsClient.builder(), Region.US_EAST_1, credentials);
    }

    private static AccessAnalyzerClient accessAnalyzer(AwsCredentials credentials) {
        return client(AccessAnalyzerClient.builder(), Region.EU_CENTRAL_1, credentials);
    }

    private static <B extends AwsClientBuilder<B, C> & AwsSyncClientBuilder<B, C>, C> C client(
            B builder, Region region, AwsCredentials credentials) {
        return builder.endpointOverride(Requests.base())
                .region(region)
                .credentialsProvider(StaticCredentialsProvider.create(credentials))
                .httpClientBuilder(UrlConnectionHttpClient.builder())
                .overrideConfiguration(c -> c.retryStrategy(retry -> retry.maxAttempts(1)))
                .build();
    }

    private static AwsCredentials alice() {
        return AwsBasicCredentials.create(TestKeys.ALICE, TestKeys.secret(TestKeys.ALICE));
    }

    @Test
    void a_user_is_created() {
        try (IamClient iam = iam(alice())) {
            var response = iam.createUser(r -> r.userName("bob@example.com"));
            assertThat(response.user().userName()).isEqualTo("bob@example.com");
            assertThat(response.responseMetadata().requestId()).hasSize(36);
        }
    }

    @Test
    void an_owners_refusal_comes_through() {
        try (IamClient iam = iam(alice())) {
            assertThatExceptionOfType(NoSuchEntityException.class)
                    .isThrownBy(() -> iam.getUser(r -> r.userName("missing")))
                    .withMessageContaining("The user with name missing cannot be found.");
        }
    }

    @Test
    void a_session_is_told_who_it_is() {
        var credentials =
                AwsSessionCredentials.create(TestKeys.SESSION, TestKeys.secret(TestKeys.SESSION), TestKeys.TOKEN);
        try (StsClient sts = sts(credentials)) {
            GetCallerIdentityResponse response = sts.getCallerIdentity();
            assertThat(response.account()).isEqualTo(TestKeys.ACCOUNT.value());
            assertThat(response.userId()).startsWith("AROA");
        }
    }

    @Test
    void a_wrong_secret_is_told() {
        var credentials = AwsBasicCredentials.create(TestKeys.ALICE, "not the secret");
        try (StsClient sts = sts(credentials)) {
            assertThatExceptionOfType(StsException.class)
                    .isThrownBy(sts::getCallerIdentity)
                    .satisfies(e -> {
                        assertThat(e.awsErrorDetails().errorCode()).isEqualTo("SignatureDoesNotMatch");
                        assertThat(e.statusCode()).isEqualTo(403);
                    });
        }
    }

    @Test
    void an_operation_that_is_not_there_yet_is_told_with_its_reason() {
        try (IamClient iam = iam(alice())) {
            assertThatExceptionOfType(IamException.class)
                    .isThrownBy(() -> iam.getHumanReadableSummary(r -> r.entityArn("arn:aws:iam::111122223333:x")))
                    .satisfies(e -> {
                        assertThat(e.awsErrorDetails().errorCode()).isEqualTo("InvalidAction");
                        assertThat(e.awsErrorDetails().errorMessage()).contains("is not supported: ");
                    });
        }
    }

    @Test
    void a_policy_is_validated() {
        try (AccessAnalyzerClient analyzer = accessAnalyzer(alice())) {
            var response = analyzer.validatePolicy(r -> r.policyType(PolicyType.IDENTITY_POLICY)
                    .policyDocument("{}")
                    .maxResults(7));
            var finding = response.findings().get(0);
            assertThat(finding.issueCode()).isEqualTo("/policy/validation?maxResults=7");
            assertThat(finding.findingDetails()).contains("\"policyType\":\"IDENTITY_POLICY\"");
            assertThat(response.responseMetadata().requestId()).hasSize(36);
        }
    }

    @Test
    void access_is_checked() {
        try (AccessAnalyzerClient analyzer = accessAnalyzer(alice())) {
            assertThat(analyzer.checkNoNewAccess(r -> r.policyType(AccessCheckPolicyType.IDENTITY_POLICY)
                                    .existingPolicyDocument("{}")
                                    .newPolicyDocument("{}"))
                            .resultAsString())
                    .isEqualTo("PASS");
            assertThat(analyzer.checkAccessNotGranted(r -> r.policyType(AccessCheckPolicyType.IDENTITY_POLICY)
                                    .policyDocument("{}")
                                    .access(a -> a.actions("s3:GetObject")))
                            .resultAsString())
                    .isEqualTo("PASS");
            assertThat(analyzer.checkNoPublicAccess(
                                    r -> r.resourceType("AWS::S3::Bucket").policyDocument("{}"))
                            .resultAsString())
                    .isEqualTo("PASS");
        }
    }

    @Test
    void a_refused_analysis_has_the_apis_own_errors() {
        try (AccessAnalyzerClient analyzer = accessAnalyzer(alice())) {
            assertThatExceptionOfType(ValidationException.class)
                    .isThrownBy(() -> analyzer.validatePolicy(r ->
                            r.policyType(PolicyType.RESOURCE_CONTROL_POLICY).policyDocument("{}")))
                    .satisfies(e -> assertThat(e.reasonAsString()).isEqualTo("other"))
                    .withMessageContaining("'policyType' is not to the stub's taste");
            assertThatExceptionOfType(AccessDeniedException.class)
                    .isThrownBy(() -> analyzer.validatePolicy(
                            r -> r.policyType(PolicyType.SERVICE_CONTROL_POLICY).policyDocument("{}")))
                    .withMessageContaining("User: alice is not authorized to perform: this");
        }
    }

    @ParameterizedTest
    @CsvSource({TestKeys.ALICE + ",InvalidSignatureException", TestKeys.UNKNOWN + ",UnrecognizedClientException"})
    void so_have_wrong_credentials(String accessKeyId, String code) {
        var credentials = AwsBasicCredentials.create(accessKeyId, "not the secret");
        try (AccessAnalyzerClient analyzer = accessAnalyzer(credentials)) {
            assertThatExceptionOfType(AccessAnalyzerException.class)
                    .isThrownBy(() -> analyzer.validatePolicy(
                            r -> r.policyType(PolicyType.IDENTITY_POLICY).policyDocument("{}")))
                    .satisfies(e -> {
                        assertThat(e.awsErrorDetails().errorCode()).isEqualTo(code);
                        assertThat(e.statusCode()).isEqualTo(403);
                    });
        }
    }

    @Test
    void a_presigned_request_needs_no_header() {
        HttpResponse<String> response = Requests.send(Requests.signed()
                .service("sts")
                .get("Action=GetCallerIdentity&Version=2011-06-15")
                .presigned(Duration.ofMinutes(5))
                .build());
        assertThat(response.statusCode()).isEqualTo(200);
        assertThat(response.body()).contains("<Account>" + TestKeys.ACCOUNT + "</Account>");
    }
}
