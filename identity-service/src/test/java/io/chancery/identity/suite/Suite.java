package io.chancery.identity.suite;

import io.chancery.contracts.ContractJson;
import io.chancery.runtime.ChanceryConfig;
import io.chancery.runtime.caller.Caller;
import io.chancery.runtime.caller.Origin;
import io.chancery.runtime.internal.InternalCredential;
import io.chancery.runtime.internal.InternalCredentials;
import io.chancery.runtime.internal.OpenAccountRequest;
import io.chancery.runtime.signing.Signer;
import io.chancery.testing.ServiceKeyFiles;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Arrays;
import java.util.Optional;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.eclipse.microprofile.config.ConfigProvider;

/** The other services of the suite, as seen from this one. */
public final class Suite {

    private static final HttpClient HTTP = HttpClient.newHttpClient();
    private static final Origin ORIGIN =
            new Origin(Optional.of("192.0.2.7"), Optional.of("aws-cli/2"), "eu-central-1", true);

    private Suite() {}

    /** An answer of the service. */
    public record Answer(int status, byte[] body, java.net.http.HttpHeaders headers) {
        public String text() {
            return new String(body, StandardCharsets.UTF_8);
        }

        public <T> T as(Class<T> type) {
            return ContractJson.read(body, type);
        }

        /** The text of the first element of that name in an XML answer. */
        public String element(String name) {
            Matcher matcher =
                    Pattern.compile("<%s>([^<]*)</%s>".formatted(name, name)).matcher(text());
            if (!matcher.find()) {
                throw new AssertionError("no " + name + " in " + text());
            }
            return matcher.group(1);
        }
    }

    /** An internal call of another service. */
    public static Answer ask(String issuer, String path, Object body) {
        byte[] json = ContractJson.write(body);
        return send(path, "application/json", json, credential(issuer, path, json, Optional.empty()));
    }

    public static Answer operator(String path, Object body) {
        return ask("gateway", path, body);
    }

    /** A Query request that the gateway forwards for a caller. */
    public static Answer query(Caller caller, String version, String action, String... namesAndValues) {
        String form = IntStream.range(0, namesAndValues.length / 2)
                .mapToObj(i -> "&" + namesAndValues[2 * i] + "="
                        + URLEncoder.encode(namesAndValues[2 * i + 1], StandardCharsets.UTF_8))
                .collect(Collectors.joining("", "Action=%s&Version=%s".formatted(action, version), ""));
        byte[] body = form.getBytes(StandardCharsets.US_ASCII);
        return send(
                "/", "application/x-www-form-urlencoded", body, credential("gateway", "/", body, Optional.of(caller)));
    }

    public static Answer iam(Caller caller, String action, String... namesAndValues) {
        return query(caller, "2010-05-08", action, namesAndValues);
    }

    public static Answer sts(Caller caller, String action, String... namesAndValues) {
        return query(caller, "2011-06-15", action, namesAndValues);
    }

    public static Answer send(String path, String contentType, byte[] body, Optional<String> credential) {
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(url() + path))
                .timeout(Duration.ofSeconds(60))
                .header("Content-Type", contentType)
                .POST(HttpRequest.BodyPublishers.ofByteArray(body));
        credential.ifPresent(text -> request.header(InternalCredential.HEADER, text));
        return send(request.build());
    }

    public static Answer get(String path) {
        return send(HttpRequest.newBuilder(URI.create(url() + path)).build());
    }

    private static Answer send(HttpRequest request) {
        try {
            HttpResponse<byte[]> response = HTTP.send(request, HttpResponse.BodyHandlers.ofByteArray());
            return new Answer(response.statusCode(), response.body(), response.headers());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    private static Optional<String> credential(String issuer, String path, byte[] body, Optional<Caller> caller) {
        var config = new ServiceKeyFiles(folder()).config(issuer, ChanceryConfig.class);
        return Optional.of(new InternalCredentials(new Signer(config), config)
                .issue("identity", UUID.randomUUID().toString(), "POST", path, body, caller, Optional.of(ORIGIN)));
    }

    /** Tells the policy-service that stands in what to do, and forgets what it was asked. */
    public static void tell(StubPolicyService.Told told) {
        control(HttpRequest.BodyPublishers.ofByteArray(ContractJson.write(told)), "POST");
    }

    public static StubPolicyService.Asked asked() {
        return control(HttpRequest.BodyPublishers.noBody(), "GET");
    }

    private static StubPolicyService.Asked control(HttpRequest.BodyPublisher body, String method) {
        String url = config("chancery.policy-url") + "/stub";
        return send(HttpRequest.newBuilder(URI.create(url)).method(method, body).build())
                .as(StubPolicyService.Asked.class);
    }

    /** A fresh account with root's keys. */
    public static OpenAccountRequest.Answer openAccount() {
        return operator(
                        "/internal/accounts",
                        new OpenAccountRequest(Optional.empty(), Optional.empty(), Optional.empty()))
                .as(OpenAccountRequest.Answer.class);
    }

    public static Connection database() throws SQLException {
        return DriverManager.getConnection(
                config("quarkus.datasource.jdbc.url"),
                config("quarkus.datasource.username"),
                config("quarkus.datasource.password"));
    }

    public static Path folder() {
        return Path.of(config(SuiteKeys.FOLDER));
    }

    private static String url() {
        return "http://127.0.0.1:" + config("quarkus.http.test-port.actual", "test.port", "quarkus.http.port");
    }

    private static String config(String... names) {
        var config = ConfigProvider.getConfig();
        return Arrays.stream(names)
                .flatMap(name -> config.getOptionalValue(name, String.class).stream())
                .findFirst()
                .orElseThrow();
    }
}
