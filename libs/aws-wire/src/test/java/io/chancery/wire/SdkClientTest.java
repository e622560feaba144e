package io.chancery.wire;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.chancery.wire.operation.AwsService;
import io.chancery.wire.operation.Operation;
import io.chancery.wire.operation.OperationCatalogue;
import io.chancery.wire.operation.OperationRegistry;
import io.chancery.wire.query.Constraint;
import io.chancery.wire.query.QueryParameters;
import io.chancery.wire.sigv4.HttpRequestView;
import io.chancery.wire.sigv4.ParsedSignature;
import io.chancery.wire.sigv4.SigV4;
import io.chancery.wire.sigv4.SigV4Config;
import io.chancery.wire.xml.ErrorXml;
import io.chancery.wire.xml.ResponseXml;
import java.io.IOException;
import java.net.BindException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.auth.credentials.AwsSessionCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.iam.IamClient;
import software.amazon.awssdk.services.iam.model.CreateUserResponse;
import software.amazon.awssdk.services.iam.model.EntityAlreadyExistsException;
import software.amazon.awssdk.services.iam.model.IamException;
import software.amazon.awssdk.services.iam.model.ListUsersResponse;
import software.amazon.awssdk.services.iam.model.Tag;
import software.amazon.awssdk.services.sts.StsClient;

/** The stock SDK clients against this library alone behind a plain HTTP server: signature, request, answer and error. */
class SdkClientTest {
    private static final String SECRET = "not/a+real/secret/only/for/tests/0123456";

    record UserName(String value) {
        private static final Constraint NAME =
                Constraint.pattern("[\\w+=,.@-]+").and(Constraint.length(1, 64));

        UserName {
            NAME.check(value);
        }
    }

    record WireTag(String key, String value) {}

    record CreateUser(UserName userName, Optional<String> path, List<WireTag> tags) {}

    record ListUsers(Optional<Integer> maxItems) {}

    record DeleteUser(UserName userName) {}

    @Structure
    record PolicyArn(@WireName("arn") String arn) {}

    record AssumeRole(String roleArn, List<PolicyArn> policyArns, Optional<Integer> durationSeconds) {}

    record User(UserName userName, String path, Instant createDate, List<WireTag> tags) {}

    record CreateUserReply(User user) {}

    record ListUsersReply(List<User> users, boolean isTruncated, Optional<String> marker) {}

    private final OperationRegistry registry =
            OperationRegistry.of(List.of(CreateUser.class, ListUsers.class, DeleteUser.class, AssumeRole.class));
    private final List<Record> received = new CopyOnWriteArrayList<>();
    private volatile Optional<? extends Record> reply = Optional.empty();
    private volatile Optional<WireException> refusal = Optional.empty();

    private HttpServer server;
    private IamClient iam;
    private StsClient sts;

    @BeforeEach
    void start() throws IOException {
        server = listen();
        server.createContext("/", this::answer);
        server.start();
        URI endpoint = URI.create("http://127.0.0.1:" + server.getAddress().getPort());
        StaticCredentialsProvider credentials = StaticCredentialsProvider.create(
                AwsSessionCredentials.create("ASIAIOSFODNN7EXAMPLE", SECRET, "not+a/real=token"));
        iam = IamClient.builder()
                .endpointOverride(endpoint)
                .region(Region.EU_CENTRAL_1)
                .credentialsProvider(credentials)
                .httpClientBuilder(UrlConnectionHttpClient.builder())
                .build();
        sts = StsClient.builder()
                .endpointOverride(endpoint)
                .region(Region.US_WEST_2)
                .credentialsProvider(credentials)
                .httpClientBuilder(UrlConnectionHttpClient.builder())
                .build();
    }

    @AfterEach
    void stop() {
        iam.close();
        sts.close();
        server.stop(0);
    }

    @Test
    void a_request_is_verified_and_decoded_and_its_answer_read() {
        Instant created = Instant.parse("2026-01-02T03:04:05Z");
        reply = Optional.of(new CreateUserReply(
                new User(new UserName("a+b@c"), "/é/", created, List.of(new WireTag("k", "<&>\r\n")))));
        CreateUserResponse response = iam.createUser(request -> request.userName("a+b@c")
                .path("/x y/")
                .tags(
                        Tag.builder().key("k 1").value("").build(),
                        Tag.builder().key("ü").value("%&=+").build()));
        assertThat(received)
                .containsExactly(new CreateUser(
                        new UserName("a+b@c"),
                        Optional.of("/x y/"),
                        List.of(new WireTag("k 1", ""), new WireTag("ü", "%&=+"))));
        assertThat(response.user().userName()).isEqualTo("a+b@c");
        assertThat(response.user().path()).isEqualTo("/é/");
        assertThat(response.user().createDate()).isEqualTo(created);
        assertThat(response.user().tags().getFirst().value()).isEqualTo("<&>\r\n");
        assertThat(response.responseMetadata().requestId()).isEqualTo("request-1");
    }

    @Test
    void an_empty_list_and_an_absent_marker_are_read() {
        reply = Optional.of(new ListUsersReply(List.of(), false, Optional.empty()));
        ListUsersResponse response = iam.listUsers(request -> request.maxItems(7));
        assertThat(received).containsExactly(new ListUsers(Optional.of(7)));
        assertThat(response.users()).isEmpty();
        assertThat(response.isTruncated()).isFalse();
        assertThat(response.marker()).isNull();
    }

    @Test
    void an_answer_without_a_result_is_read() {
        assertThat(iam.deleteUser(request -> request.userName("alice"))
                        .responseMetadata()
                        .requestId())
                .isEqualTo("request-1");
        assertThat(received).containsExactly(new DeleteUser(new UserName("alice")));
    }

    @Test
    void structures_of_one_member_are_decoded() {
        sts.assumeRole(request -> request.roleArn("arn:aws:iam::123456789012:role/r")
                .roleSessionName("ignored")
                .policyArns(arn -> arn.arn("arn:a"), arn -> arn.arn("arn:b"))
                .durationSeconds(900));
        assertThat(received)
                .containsExactly(new AssumeRole(
                        "arn:aws:iam::123456789012:role/r",
                        List.of(new PolicyArn("arn:a"), new PolicyArn("arn:b")),
                        Optional.of(900)));
    }

    @Test
    void an_error_is_read() {
        refusal = Optional.of(new WireException("EntityAlreadyExists", "User with name alice already exists.", 409));
        assertThatExceptionOfType(EntityAlreadyExistsException.class)
                .isThrownBy(() -> iam.createUser(request -> request.userName("alice")))
                .satisfies(e -> assertThat(e.statusCode()).isEqualTo(409))
                .satisfies(e -> assertThat(e.requestId()).isEqualTo("request-1"))
                .satisfies(e -> assertThat(e.awsErrorDetails().errorMessage())
                        .isEqualTo("User with name alice already exists."));
    }

    @Test
    void a_broken_constraint_is_read() {
        assertThatExceptionOfType(IamException.class)
                .isThrownBy(() -> iam.createUser(request -> request.userName("x y")))
                .satisfies(e -> assertThat(e.awsErrorDetails().errorCode()).isEqualTo("ValidationError"))
                .satisfies(e -> assertThat(e.awsErrorDetails().errorMessage())
                        .isEqualTo("1 validation error detected: Value 'x y' at 'userName' failed to satisfy"
                                + " constraint: Member must satisfy regular expression pattern: [\\w+=,.@-]+"));
    }

    private void answer(HttpExchange exchange) throws IOException {
        byte[] body = exchange.getRequestBody().readAllBytes();
        byte[] answer;
        int status = 200;
        try {
            answer = handle(view(exchange, body), exchange.getRequestHeaders().getFirst("Content-Type"));
        } catch (WireException e) {
            status = e.httpStatus();
            answer = ErrorXml.of(
                    AwsService.IAM.namespace(), ErrorXml.Type.of(status), e.code(), e.message(), "request-1");
        }
        exchange.getResponseHeaders().add("Content-Type", "text/xml");
        exchange.sendResponseHeaders(status, answer.length);
        exchange.getResponseBody().write(answer);
        exchange.close();
    }

    private byte[] handle(HttpRequestView request, String contentType) {
        ParsedSignature signature = SigV4.parse(request, Instant.now(), SigV4Config.standard());
        SigV4.verify(
                signature,
                SigV4.deriveSigningKey(
                        SECRET,
                        signature.scope().date(),
                        signature.scope().region(),
                        signature.scope().service()));
        assertThat(signature.sessionToken()).contains("not+a/real=token");
        QueryParameters parameters = QueryParameters.parse(request.body(), contentType, request.rawQuery());
        Operation operation = OperationCatalogue.standard().require(parameters);
        received.add(registry.decode(registry.recordOf(operation.name()).orElseThrow(), parameters));
        refusal.ifPresent(refused -> {
            throw refused;
        });
        return ResponseXml.success(operation.service().namespace(), operation.name(), reply, "request-1");
    }

    private static HttpRequestView view(HttpExchange exchange, byte[] body) {
        List<Map.Entry<String, String>> headers = exchange.getRequestHeaders().entrySet().stream()
                .flatMap(header -> header.getValue().stream().map(value -> Map.entry(header.getKey(), value)))
                .toList();
        URI uri = exchange.getRequestURI();
        return new HttpRequestView(
                exchange.getRequestMethod(),
                uri.getRawPath(),
                Optional.ofNullable(uri.getRawQuery()).orElse(""),
                headers,
                body);
    }

    /** Below the ports that clients take for themselves. */
    private static HttpServer listen() throws IOException {
        for (int port = 20_000; port < 32_000; port++) {
            try {
                return HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), 0);
            } catch (BindException taken) {
                continue;
            }
        }
        throw new IOException("No port is free from 20000 to 31999.");
    }
}
