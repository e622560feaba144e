package io.chancery.identity.suite;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.chancery.contracts.ContractJson;
import io.chancery.contracts.Log;
import io.chancery.contracts.PolicyId;
import io.chancery.contracts.Position;
import io.chancery.runtime.internal.AuthorizeReply;
import io.chancery.runtime.internal.AuthorizeRequest;
import io.chancery.runtime.internal.HeadRequest;
import io.chancery.runtime.internal.InternalError;
import io.chancery.runtime.internal.PolicyLookup;
import io.chancery.runtime.internal.PrincipalUses;
import io.chancery.runtime.operation.Permission;
import io.chancery.servers.PortAllocator;
import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executors;

/**
 * A peer that speaks policy-service's internal contract over HTTP and allows everything, but for what a test tells it by
 * {@code POST /stub}; what it was asked is told by {@code GET /stub}.
 */
public final class StubPolicyService implements QuarkusTestResourceLifecycleManager {

    /** The only managed policy that it knows. */
    public static final String KNOWN_POLICY = "arn:aws:iam::aws:policy/ReadOnlyAccess";

    public static final PolicyId KNOWN_POLICY_ID = new PolicyId("ANPAREADONLYACCESS234");

    /** The encoded message of its denials. */
    public static final String SEALED = "sealed-by-nobody";

    /** Stands for a call's liveness in {@link Told}, which has no action. */
    public static final String LIVENESS = "liveness";

    /** Stands for the attachment of a policy in {@link Told}. */
    public static final String ATTACH = "attach";

    /**
     * What it is to do.
     *
     * @param denied actions that it denies
     * @param failing actions for which it is broken
     * @param unavailable how many calls it answers with 503 first
     */
    public record Told(Set<String> denied, Set<String> failing, int unavailable) {
        public static final Told ALLOW_ALL = new Told(Set.of(), Set.of(), 0);
    }

    /** What it was asked since it was told. */
    public record Asked(List<AuthorizeRequest> authorized, List<String> forms) {}

    private final List<AuthorizeRequest> authorized = new CopyOnWriteArrayList<>();
    private final List<String> forms = new CopyOnWriteArrayList<>();
    private volatile Told told = Told.ALLOW_ALL;
    private volatile int unavailable;
    private Optional<HttpServer> server = Optional.empty();

    @Override
    public Map<String, String> start() {
        try {
            int port = PortAllocator.next();
            HttpServer http = HttpServer.create(new InetSocketAddress("127.0.0.1", port), 0);
            http.setExecutor(Executors.newCachedThreadPool());
            http.createContext("/", this::handle);
            http.start();
            server = Optional.of(http);
            return Map.of("chancery.policy-url", "http://127.0.0.1:" + port);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void stop() {
        server.ifPresent(http -> http.stop(0));
    }

    private void handle(HttpExchange exchange) throws IOException {
        byte[] body = exchange.getRequestBody().readAllBytes();
        try (exchange) {
            String path = exchange.getRequestURI().getPath();
            if (path.equals("/stub")) {
                control(exchange, body);
            } else if (unavailable > 0) {
                unavailable--;
                answer(exchange, 503, new InternalError("ServiceUnavailable", "the cache is behind"));
            } else {
                answer(exchange, path, body);
            }
        }
    }

    private void control(HttpExchange exchange, byte[] body) throws IOException {
        if (exchange.getRequestMethod().equals("POST")) {
            told = ContractJson.read(body, Told.class);
            unavailable = told.unavailable();
            authorized.clear();
            forms.clear();
        }
        answer(exchange, 200, new Asked(List.copyOf(authorized), List.copyOf(forms)));
    }

    private void answer(HttpExchange exchange, String path, byte[] body) throws IOException {
        switch (path) {
            case "/internal/authorize" -> authorize(exchange, ContractJson.read(body, AuthorizeRequest.class));
            case "/internal/policies/lookup" -> {
                var asked = ContractJson.read(body, PolicyLookup.class);
                answer(
                        exchange,
                        200,
                        new PolicyLookup.Answer(
                                asked.policyArn().equals(KNOWN_POLICY)
                                        ? Optional.of(KNOWN_POLICY_ID)
                                        : Optional.empty(),
                                position()));
            }
            case "/internal/heads" -> answer(exchange, 200, new HeadRequest.Answer(position()));
            case "/internal/principals/uses" -> answer(exchange, 200, new PrincipalUses.Answer(0, 0, position()));
            case "/" -> {
                forms.add(new String(body, StandardCharsets.UTF_8));
                answer(exchange, told.failing().contains(ATTACH) ? 400 : 200, new InternalError("Stub", "attached"));
            }
            default -> answer(exchange, 404, new InternalError("NotFound", path));
        }
    }

    private void authorize(HttpExchange exchange, AuthorizeRequest request) throws IOException {
        authorized.add(request);
        List<String> actions = request.permissions().isEmpty()
                ? List.of(LIVENESS)
                : request.permissions().stream()
                        .map(permission -> permission.action())
                        .toList();
        if (actions.stream().anyMatch(told.failing()::contains)) {
            answer(exchange, 400, new InternalError("ValidationError", "broken on purpose"));
            return;
        }
        Optional<Permission> denied = request.permissions().stream()
                .filter(permission -> told.denied().contains(permission.action()))
                .findFirst();
        answer(
                exchange,
                200,
                new AuthorizeReply(
                        denied.isEmpty(),
                        "arn:aws:iam::" + request.caller().account() + ":caller",
                        denied.map(permission -> new AuthorizeReply.Denied(
                                permission.action(), permission.resource(), Optional.of(SEALED))),
                        denied.isEmpty() ? "" : "because no identity-based policy allows the action",
                        List.of(position())));
    }

    private static Position position() {
        return new Position(Log.POLICY, 0, 7);
    }

    private static void answer(HttpExchange exchange, int status, Object answer) throws IOException {
        byte[] json = ContractJson.write(answer);
        exchange.getResponseHeaders().add("Content-Type", "application/json");
        exchange.sendResponseHeaders(status, json.length);
        exchange.getResponseBody().write(json);
    }
}
