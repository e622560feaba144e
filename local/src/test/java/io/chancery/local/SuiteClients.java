package io.chancery.local;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.chancery.local.client.Decision;
import io.chancery.local.client.DecisionClient;
import io.chancery.local.client.Keys;
import io.chancery.local.client.OperatorClient;
import io.chancery.local.client.Question;
import io.chancery.local.client.Revisions;
import io.chancery.local.client.SuiteAddress;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentSkipListSet;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.AwsCredentials;
import software.amazon.awssdk.auth.credentials.AwsSessionCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.awscore.client.builder.AwsClientBuilder;
import software.amazon.awssdk.awscore.exception.AwsServiceException;
import software.amazon.awssdk.core.client.config.ClientOverrideConfiguration;
import software.amazon.awssdk.core.interceptor.Context;
import software.amazon.awssdk.core.interceptor.ExecutionAttributes;
import software.amazon.awssdk.core.interceptor.ExecutionInterceptor;
import software.amazon.awssdk.core.interceptor.SdkExecutionAttribute;
import software.amazon.awssdk.http.SdkHttpClient;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.iam.IamClient;
import software.amazon.awssdk.services.sts.StsClient;

/** Stock clients of the suite. They remember which operations succeeded, and which revisions came back. */
final class SuiteClients implements ExecutionInterceptor, AutoCloseable {

    /** A busy machine is slow, and no reason to fail. */
    private static final Duration PATIENCE = Duration.ofSeconds(120);

    private final SuiteAddress suite;
    private final SdkHttpClient http =
            UrlConnectionHttpClient.builder().socketTimeout(PATIENCE).build();
    private final Revisions revisions = new Revisions();
    private final Set<String> succeeded = new ConcurrentSkipListSet<>();
    private final OperatorClient operator;
    private final DecisionClient decisions;

    SuiteClients(SuiteAddress suite) {
        this.suite = suite;
        this.operator = new OperatorClient(suite);
        this.decisions = new DecisionClient(suite);
    }

    SuiteAddress address() {
        return suite;
    }

    OperatorClient operator() {
        return operator;
    }

    /** A new account with the administrator {@code admin}. */
    OperatorClient.Account account() {
        return operator.openAccount("admin");
    }

    IamClient iam(Keys keys) {
        return configured(IamClient.builder().httpClient(http), keys).build();
    }

    StsClient sts(Keys keys) {
        return configured(StsClient.builder().httpClient(http), keys).build();
    }

    String callerOf(Keys keys) {
        return sts(keys).getCallerIdentity().arn();
    }

    /** A decision that has seen every write made through these clients. */
    Decision decide(String subject, String action, String resource) {
        return decisions
                .ask(List.of(new Question(subject, action, resource)), revisions.all())
                .getFirst();
    }

    /** As {@link #decide}, asked with somebody's own keys. */
    Decision decideAs(Keys keys, String subject, String action, String resource) {
        return decisions
                .ask(keys, List.of(new Question(subject, action, resource)), revisions.all())
                .getFirst();
    }

    /** The operations that were answered with success at least once. */
    Set<String> succeeded() {
        return succeeded;
    }

    /** Makes a call that must be refused in this way, with a message and a request id. */
    static void assertRefused(int status, String code, ThrowingCallable call) {
        assertThatThrownBy(call).isInstanceOfSatisfying(AwsServiceException.class, refusal -> {
            assertThat(refusal.awsErrorDetails().errorCode())
                    .as(refusal.getMessage())
                    .isEqualTo(code);
            assertThat(refusal.statusCode()).isEqualTo(status);
            assertThat(refusal.awsErrorDetails().errorMessage()).isNotBlank();
            assertThat(refusal.requestId()).isNotBlank();
        });
    }

    /**
     * Makes a call with a key that is gone, which must be refused. With which code depends on whether the gateway has seen
     * the key lately: it then verifies the signature and leaves the refusal to the decision.
     */
    static void assertForbidden(ThrowingCallable call) {
        assertThatThrownBy(call).isInstanceOfSatisfying(AwsServiceException.class, refusal -> {
            assertThat(refusal.statusCode()).isEqualTo(403);
            assertThat(refusal.awsErrorDetails().errorCode()).isIn("AccessDenied", "InvalidClientTokenId");
        });
    }

    private <B extends AwsClientBuilder<B, C>, C> B configured(B builder, Keys keys) {
        return builder.endpointOverride(suite.gateway())
                .region(Region.EU_CENTRAL_1)
                .credentialsProvider(StaticCredentialsProvider.create(credentials(keys)))
                .overrideConfiguration(ClientOverrideConfiguration.builder()
                        .addExecutionInterceptor(revisions)
                        .addExecutionInterceptor(this)
                        .apiCallTimeout(PATIENCE)
                        .build());
    }

    private static AwsCredentials credentials(Keys keys) {
        return keys.sessionToken()
                .<AwsCredentials>map(
                        token -> AwsSessionCredentials.create(keys.accessKeyId(), keys.secretAccessKey(), token))
                .orElseGet(() -> AwsBasicCredentials.create(keys.accessKeyId(), keys.secretAccessKey()));
    }

    @Override
    public void afterExecution(Context.AfterExecution context, ExecutionAttributes attributes) {
        succeeded.add(attributes.getAttribute(SdkExecutionAttribute.OPERATION_NAME));
    }

    @Override
    public void close() {
        decisions.close();
        operator.close();
        http.close();
    }
}
