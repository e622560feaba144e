package io.chancery.gateway.stub;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.chancery.contracts.ContractJson;
import io.chancery.runtime.ChanceryConfig;
import io.chancery.runtime.internal.InternalCredential;
import io.chancery.runtime.internal.InternalCredentials;
import io.chancery.runtime.internal.InternalError;
import io.chancery.runtime.signing.Signer;
import io.chancery.servers.PortAllocator;
import io.chancery.store.append.Refused;
import io.chancery.testing.ServiceKeyFiles;
import io.chancery.wire.operation.AwsService;
import io.chancery.wire.query.QueryParameters;
import io.chancery.wire.xml.ErrorXml;
import io.chancery.wire.xml.ResponseXml;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Executors;

/**
 * An owner of operations: it accepts only the gateway's credentials and tells what it got. Its answers depend on the
 * request alone.
 */
class StubOwner {

    private final String name;
    private final InternalCredentials credentials;
    private final HttpServer server;

    StubOwner(String name, ServiceKeyFiles keys) {
        this.name = name;
        var config = keys.config(name, ChanceryConfig.class);
        this.credentials = new InternalCredentials(new Signer(config), config);
        try {
            var address = new InetSocketAddress(InetAddress.getLoopbackAddress(), PortAllocator.next());
            this.server = HttpServer.create(address, 0);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        server.setExecutor(Executors.newCachedThreadPool(task -> {
            var thread = new Thread(task, "stub-" + name);
            thread.setDaemon(true);
            return thread;
        }));
        server.createContext("/", this::handle);
        server.start();
    }

    record Answer(int status, String contentType, byte[] body) {

        static Answer json(int status, Object value) {
            return new Answer(status, "application/json", ContractJson.write(value));
        }
    }

    record Identity(String userId, String account, String arn) {}

    record Created(User user) {

        record User(String path, String userName, String userId, String arn, Instant createDate) {}
    }

    String url() {
        return "http://127.0.0.1:" + server.getAddress().getPort();
    }

    void stop() {
        server.stop(0);
    }

    private void handle(HttpExchange exchange) throws IOException {
        byte[] body = exchange.getRequestBody().readAllBytes();
        Answer answer;
        try {
            answer = answer(exchange, body);
        } catch (Refused e) {
            answer = Answer.json(
                    e.refusal().httpStatus(), new InternalError(e.refusal().code(), e.text()));
        } catch (SilenceException e) {
            exchange.close();
            return;
        }
        exchange.getResponseHeaders().add("Content-Type", answer.contentType());
        exchange.getResponseHeaders().add("X-Chancery-Revision", name + "/3/1042");
        exchange.sendResponseHeaders(answer.status(), answer.body().length == 0 ? -1 : answer.body().length);
        exchange.getResponseBody().write(answer.body());
        exchange.close();
    }

    /** No answer at all. */
    static final class SilenceException extends RuntimeException {
        private static final long serialVersionUID = 1L;
    }

    private Answer answer(HttpExchange exchange, byte[] body) {
        String method = exchange.getRequestMethod();
        String target = exchange.getRequestURI().toString();
        Optional<Answer> open = openly(method, target);
        if (open.isPresent()) {
            return open.get();
        }
        String header = exchange.getRequestHeaders().getFirst(InternalCredential.HEADER);
        InternalCredential credential = credentials.require(header, Set.of("gateway"), method, target, body);
        String type = exchange.getRequestHeaders().getFirst("Content-Type");
        var got = new StubGot(name, method, target, type, new String(body, StandardCharsets.UTF_8), credential);
        if (target.equals("/") || target.startsWith("/?")) {
            return query(got, body);
        }
        return internal(target, got, body);
    }

    /** What tests ask the stub itself. */
    Optional<Answer> openly(String method, String target) {
        return Optional.empty();
    }

    /** Everything but the Query protocol. */
    Answer internal(String path, StubGot got, byte[] body) {
        return Answer.json(200, got);
    }

    private static Answer query(StubGot got, byte[] body) {
        int question = got.target().indexOf('?');
        var parameters = QueryParameters.parse(
                body, got.contentType(), question < 0 ? "" : got.target().substring(question + 1));
        AwsService service =
                AwsService.ofVersion(parameters.version().orElseThrow()).orElseThrow();
        String action = parameters.action().orElseThrow();
        String requestId = got.credential().requestId();
        if (parameters.value("UserName").filter("missing"::equals).isPresent()) {
            String message = "The user with name missing cannot be found.";
            return new Answer(
                    404,
                    "text/xml",
                    ErrorXml.of(service.namespace(), ErrorXml.Type.Sender, "NoSuchEntity", message, requestId));
        }
        Record result = result(action, parameters, got);
        byte[] xml = ResponseXml.success(service.namespace(), action, Optional.of(result), requestId);
        return new Answer(200, "text/xml", xml);
    }

    private static Record result(String action, QueryParameters parameters, StubGot got) {
        var caller = got.credential().caller().orElseThrow();
        String arn = "arn:aws:iam::%s:user/alice".formatted(caller.account());
        return switch (action) {
            case "GetCallerIdentity" ->
                new Identity(caller.principalId(), caller.account().value(), arn);
            case "CreateUser" ->
                new Created(new Created.User(
                        "/", parameters.value("UserName").orElseThrow(), "AIDABOBBOBBOBBOBBOB12", arn, Instant.EPOCH));
            default -> new Echo(Base64.getEncoder().encodeToString(ContractJson.write(got)));
        };
    }

    /** Anything else answers with what came. */
    record Echo(String got) {}

    static Map<String, Object> noFindings(String log) {
        return Map.of("log", log, "findings", List.of());
    }
}
