package io.chancery.local.client;

import java.io.ByteArrayInputStream;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpRequest;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import software.amazon.awssdk.http.SdkHttpMethod;
import software.amazon.awssdk.http.SdkHttpRequest;
import software.amazon.awssdk.http.auth.aws.signer.AwsV4FamilyHttpSigner;
import software.amazon.awssdk.http.auth.aws.signer.AwsV4HttpSigner;

/** Requests signed with Signature Version 4 by the AWS SDK's signer, for where its clients are too heavy or too narrow. */
public final class SignedRequests {

    /** The signing name of the decision API. */
    public static final String CHANCERY = "chancery";

    private static final String IAM_VERSION = "2010-05-08";
    private static final String FORM = "application/x-www-form-urlencoded; charset=utf-8";
    private static final String JSON = "application/json";
    private static final Duration PATIENCE = Duration.ofSeconds(30);
    private static final Set<String> SET_BY_THE_CLIENT = Set.of("host", "content-length");

    private final AwsV4HttpSigner signer = AwsV4HttpSigner.create();
    private final URI gateway;

    public SignedRequests(SuiteAddress suite) {
        this.gateway = suite.gateway();
    }

    /** An IAM operation in the Query protocol. */
    public HttpRequest iam(Keys keys, String action, Map<String, String> parameters) {
        Map<String, String> all = new TreeMap<>(parameters);
        all.put("Action", action);
        all.put("Version", IAM_VERSION);
        String form = all.entrySet().stream()
                .map(entry -> entry.getKey() + "=" + URLEncoder.encode(entry.getValue(), StandardCharsets.UTF_8))
                .collect(Collectors.joining("&"));
        return http(sign(keys, "iam", "/", FORM, form), form);
    }

    /** A question to the decision API. */
    public HttpRequest decision(Keys keys, String path, String json) {
        return http(signDecision(keys, path, json), json);
    }

    /** The signed headers of a question to the decision API, for a program that sends it again and again. */
    public Map<String, String> decisionHeaders(Keys keys, String path, String json) {
        Map<String, String> headers = new TreeMap<>();
        signDecision(keys, path, json).forEachHeader((name, values) -> headers.put(name, String.join(",", values)));
        headers.keySet().removeIf(name -> SET_BY_THE_CLIENT.contains(name.toLowerCase(Locale.ROOT)));
        return headers;
    }

    private SdkHttpRequest signDecision(Keys keys, String path, String json) {
        return sign(keys, CHANCERY, path, JSON, json);
    }

    private SdkHttpRequest sign(Keys keys, String service, String path, String type, String body) {
        SdkHttpRequest request = SdkHttpRequest.builder()
                .uri(gateway)
                .encodedPath(path)
                .method(SdkHttpMethod.POST)
                .putHeader("Content-Type", type)
                .build();
        byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
        return signer.sign(to -> to.identity(keys.credentials())
                        .request(request)
                        .payload(() -> new ByteArrayInputStream(bytes))
                        .putProperty(AwsV4FamilyHttpSigner.SERVICE_SIGNING_NAME, service)
                        .putProperty(AwsV4HttpSigner.REGION_NAME, "us-east-1"))
                .request();
    }

    private static HttpRequest http(SdkHttpRequest signed, String body) {
        HttpRequest.Builder builder = HttpRequest.newBuilder(signed.getUri())
                .timeout(PATIENCE)
                .POST(HttpRequest.BodyPublishers.ofString(body));
        signed.forEachHeader((name, values) -> {
            if (!SET_BY_THE_CLIENT.contains(name.toLowerCase(Locale.ROOT))) {
                values.forEach(value -> builder.header(name, value));
            }
        });
        return builder.build();
    }
}
