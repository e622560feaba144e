package io.chancery.policy.standin;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.chancery.contracts.AccountId;
import io.chancery.contracts.ContractJson;
import io.chancery.contracts.identity.Group;
import io.chancery.contracts.identity.PermissionsBoundary;
import io.chancery.contracts.identity.Role;
import io.chancery.contracts.identity.User;
import io.chancery.runtime.internal.BoundaryUses;
import io.chancery.runtime.internal.HeadRequest;
import io.chancery.runtime.internal.InternalCredential;
import io.chancery.runtime.internal.InternalCredentials;
import io.chancery.runtime.internal.InternalError;
import io.chancery.runtime.internal.PrincipalLookup;
import io.chancery.runtime.internal.PrincipalLookup.Found;
import io.chancery.runtime.internal.PrincipalResolution;
import io.chancery.runtime.internal.SealMessageRequest;
import io.chancery.store.append.Refused;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Executors;
import java.util.stream.Stream;

/**
 * An identity-service that knows what tests tell it: it publishes its log as the real one does, and answers policy-service
 * over HTTP from what the log says. One for all tests of a run, where {@link StandInResource} says.
 */
final class IdentityStandIn {

    private static final Set<String> POLICY = Set.of("policy");

    static final IdentityLog LOG = start();

    private IdentityStandIn() {}

    private static IdentityLog start() {
        var log = new IdentityLog(Suite.config("kafka.bootstrap.servers"));
        URI url = URI.create(Suite.config("chancery.identity-url"));
        HttpServer server = listen(new InetSocketAddress(InetAddress.getLoopbackAddress(), url.getPort()));
        InternalCredentials credentials = ServiceConfig.credentials("identity");
        server.createContext("/", exchange -> handle(exchange, log, credentials));
        server.setExecutor(Executors.newFixedThreadPool(
                4, Thread.ofPlatform().name("stand-in-", 0).daemon().factory()));
        server.start();
        return log;
    }

    private static HttpServer listen(InetSocketAddress address) {
        try {
            return HttpServer.create(address, 0);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void handle(HttpExchange exchange, IdentityLog log, InternalCredentials credentials)
            throws IOException {
        byte[] body = exchange.getRequestBody().readAllBytes();
        String path = exchange.getRequestURI().toString();
        int status = 200;
        byte[] answer;
        try {
            String credential = exchange.getRequestHeaders().getFirst(InternalCredential.HEADER);
            credentials.require(credential, POLICY, "POST", path, body);
            answer = ContractJson.write(answer(path, body, log));
        } catch (Refused refused) {
            status = refused.refusal().httpStatus();
            answer = ContractJson.write(new InternalError(refused.refusal().code(), refused.text()));
        } catch (RuntimeException bug) {
            status = 500;
            answer = ContractJson.write(new InternalError("InternalFailure", String.valueOf(bug)));
        }
        exchange.getResponseHeaders().add("Content-Type", "application/json");
        exchange.sendResponseHeaders(status, answer.length);
        exchange.getResponseBody().write(answer);
        exchange.close();
    }

    private static Object answer(String path, byte[] body, IdentityLog log) {
        return switch (path) {
            case "/internal/heads" ->
                new HeadRequest.Answer(
                        log.head(ContractJson.read(body, HeadRequest.class).account()));
            case "/internal/principals/lookup" -> lookup(ContractJson.read(body, PrincipalLookup.class), log);
            case "/internal/principals/resolve" -> resolve(ContractJson.read(body, PrincipalResolution.class), log);
            case "/internal/authorization-messages" -> seal(ContractJson.read(body, SealMessageRequest.class));
            case "/internal/boundaries/uses" -> uses(ContractJson.read(body, BoundaryUses.class), log);
            default -> throw new IllegalArgumentException("nobody asks for " + path);
        };
    }

    /** Seals nothing: the real one is tested where it is. */
    private static SealMessageRequest.Answer seal(SealMessageRequest asked) {
        String json = new String(ContractJson.write(asked.message()), StandardCharsets.UTF_8);
        String text = "%s %s".formatted(asked.account(), json);
        return new SealMessageRequest.Answer(
                Optional.of(Base64.getUrlEncoder().encodeToString(text.getBytes(StandardCharsets.UTF_8))));
    }

    private static PrincipalLookup.Answer lookup(PrincipalLookup asked, IdentityLog log) {
        AccountId account = asked.account();
        Stream<Found> found = switch (asked.kind()) {
            case USER ->
                log.all(User.class)
                        .filter(user -> user.account().equals(account))
                        .map(user -> new Found(
                                user.id().value(),
                                user.name(),
                                user.path(),
                                user.arn(),
                                user.tags(),
                                boundary(user.permissionsBoundary())));
            case GROUP ->
                log.all(Group.class)
                        .filter(group -> group.account().equals(account))
                        .map(group -> new Found(
                                group.id().value(),
                                group.name(),
                                group.path(),
                                group.arn(),
                                List.of(),
                                Optional.empty()));
            case ROLE ->
                log.all(Role.class)
                        .filter(role -> role.account().equals(account))
                        .map(role -> new Found(
                                role.id().value(),
                                role.name(),
                                role.path(),
                                role.arn(),
                                role.tags(),
                                boundary(role.permissionsBoundary())));
        };
        return new PrincipalLookup.Answer(
                found.filter(each -> each.name().equalsIgnoreCase(asked.name())).findFirst(), log.head(account));
    }

    private static Optional<String> boundary(Optional<PermissionsBoundary> set) {
        return set.map(PermissionsBoundary::policyArn);
    }

    private static PrincipalResolution.Answer resolve(PrincipalResolution asked, IdentityLog log) {
        Map<String, String> ids = new HashMap<>();
        log.all(User.class).forEach(user -> ids.put(user.arn(), user.id().value()));
        log.all(Role.class).forEach(role -> ids.put(role.arn(), role.id().value()));
        ids.keySet().retainAll(asked.names());
        return new PrincipalResolution.Answer(ids, Optional.empty());
    }

    private static BoundaryUses.Answer uses(BoundaryUses asked, IdentityLog log) {
        Stream<Optional<PermissionsBoundary>> boundaries = Stream.concat(
                log.all(User.class).map(User::permissionsBoundary),
                log.all(Role.class).map(Role::permissionsBoundary));
        long count = boundaries
                .filter(boundary -> boundary.filter(each -> each.policyId().equals(asked.policyId()))
                        .isPresent())
                .count();
        return new BoundaryUses.Answer(count, log.head(asked.account()));
    }
}
