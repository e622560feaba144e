package io.chancery.report;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.chancery.contracts.ContractJson;
import io.chancery.runtime.internal.InternalCredential;
import io.chancery.runtime.internal.InternalCredentials;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.URI;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Function;

/**
 * Another service that speaks its side of one internal call over HTTP, and accepts only report-service's credential.
 *
 * @param <T> what it is asked with
 */
final class Peer<T> implements AutoCloseable {

    private final HttpServer server;
    private final List<T> asked = new CopyOnWriteArrayList<>();

    Peer(URI address, String path, InternalCredentials credentials, Class<T> type, Function<T, Object> answer)
            throws IOException {
        server = HttpServer.create(new InetSocketAddress(address.getHost(), address.getPort()), 0);
        server.createContext(path, exchange -> {
            T request = accept(exchange, credentials, type);
            asked.add(request);
            byte[] json = ContractJson.write(answer.apply(request));
            exchange.sendResponseHeaders(200, json.length);
            exchange.getResponseBody().write(json);
            exchange.close();
        });
        server.start();
    }

    private static <T> T accept(HttpExchange exchange, InternalCredentials credentials, Class<T> type)
            throws IOException {
        return credentials.accept(
                exchange.getRequestHeaders().getFirst(InternalCredential.HEADER),
                Set.of("report"),
                exchange.getRequestMethod(),
                exchange.getRequestURI().toString(),
                exchange.getRequestBody().readAllBytes(),
                type);
    }

    List<T> asked() {
        return asked;
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
