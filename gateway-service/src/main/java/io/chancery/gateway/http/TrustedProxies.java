package io.chancery.gateway.http;

import io.chancery.gateway.config.GatewayConfig;
import io.netty.util.NetUtil;
import io.vertx.core.http.HttpServerRequest;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * Where a request came from: the other end of the connection, unless that is a proxy that is trusted to tell. With none
 * configured, {@code X-Forwarded-For} is what a client made up.
 */
@ApplicationScoped
public class TrustedProxies {

    private final List<AddressRange> trusted;

    @Inject
    public TrustedProxies(GatewayConfig config) {
        this(config.trustedProxies().orElse(List.of()));
    }

    TrustedProxies(List<String> ranges) {
        this.trusted = ranges.stream().map(AddressRange::parse).toList();
    }

    public Client client(HttpServerRequest request) {
        return client(
                request.remoteAddress().hostAddress(),
                request.isSSL(),
                request.headers().getAll("X-Forwarded-For"),
                request.headers().getAll("X-Forwarded-Proto"));
    }

    Client client(String peer, boolean tls, List<String> forwardedFor, List<String> forwardedProto) {
        Optional<byte[]> peerAddress = AddressRange.address(peer);
        if (peerAddress.isEmpty() || !isTrusted(peerAddress.get())) {
            return new Client(peerAddress.map(NetUtil::bytesToIpAddress), tls);
        }
        List<String> protocols = elements(forwardedProto);
        boolean secure = protocols.isEmpty() ? tls : protocols.getLast().equalsIgnoreCase("https");
        return new Client(farthest(peerAddress.get(), elements(forwardedFor)).map(NetUtil::bytesToIpAddress), secure);
    }

    /** From the nearest hop outwards, the first that is not trusted; empty if what a trusted proxy says is no address. */
    private Optional<byte[]> farthest(byte[] peer, List<String> hops) {
        byte[] known = peer;
        for (String hop : hops.reversed()) {
            Optional<byte[]> address = AddressRange.address(hop);
            if (address.isEmpty()) {
                return Optional.empty();
            }
            known = address.get();
            if (!isTrusted(known)) {
                break;
            }
        }
        return Optional.of(known);
    }

    private boolean isTrusted(byte[] address) {
        return trusted.stream().anyMatch(range -> range.contains(address));
    }

    private static List<String> elements(List<String> headers) {
        List<String> all = new ArrayList<>();
        for (String header : headers) {
            Arrays.stream(header.split(",", -1)).map(String::strip).forEach(all::add);
        }
        return all;
    }
}
