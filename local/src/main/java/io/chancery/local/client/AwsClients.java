package io.chancery.local.client;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.awscore.client.builder.AwsClientBuilder;
import software.amazon.awssdk.core.client.config.ClientOverrideConfiguration;
import software.amazon.awssdk.core.retry.RetryMode;
import software.amazon.awssdk.http.SdkHttpClient;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.iam.IamClient;
import software.amazon.awssdk.services.sts.StsClient;

/** The AWS SDK's own clients, pointed at a suite. They share one HTTP client, closed with this. */
public final class AwsClients implements AutoCloseable {

    private static final Duration PATIENCE = Duration.ofSeconds(30);

    private final SuiteAddress suite;
    private final Revisions revisions = new Revisions();
    private final SdkHttpClient http =
            UrlConnectionHttpClient.builder().socketTimeout(PATIENCE).build();
    private final List<AutoCloseable> opened = new ArrayList<>();

    public AwsClients(SuiteAddress suite) {
        this.suite = suite;
    }

    public IamClient iam(Keys keys) {
        return kept(configured(IamClient.builder().httpClient(http), keys).build());
    }

    public StsClient sts(Keys keys) {
        return kept(configured(StsClient.builder().httpClient(http), keys).build());
    }

    /** What the clients' writes were answered with. */
    public Revisions revisions() {
        return revisions;
    }

    private <B extends AwsClientBuilder<B, C>, C> B configured(B builder, Keys keys) {
        return builder.endpointOverride(suite.gateway())
                .region(Region.US_EAST_1)
                .credentialsProvider(StaticCredentialsProvider.create(keys.credentials()))
                .overrideConfiguration(ClientOverrideConfiguration.builder()
                        .addExecutionInterceptor(revisions)
                        .retryStrategy(RetryMode.STANDARD)
                        .apiCallTimeout(PATIENCE)
                        .build());
    }

    private <C extends AutoCloseable> C kept(C client) {
        opened.add(client);
        return client;
    }

    @Override
    public void close() {
        for (AutoCloseable client : opened) {
            try {
                client.close();
            } catch (Exception e) {
                throw new UnexpectedAnswer("A client cannot be closed", e);
            }
        }
        http.close();
    }
}
