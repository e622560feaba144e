package io.chancery.gateway.http;

import java.util.Optional;

/**
 * Where a request came from.
 *
 * @param sourceIp absent if a trusted proxy gave no address that can be read
 */
public record Client(Optional<String> sourceIp, boolean secureTransport) {}
