package io.chancery.gateway.http;

import io.netty.util.NetUtil;
import java.util.Arrays;
import java.util.Optional;

/**
 * Addresses that begin with the same bits: {@code 10.0.0.0/8}, {@code ::1}.
 *
 * @param network 4 or 16 bytes
 * @param bits how many of them count
 */
record AddressRange(byte[] network, int bits) {

    private static final byte[] MAPPED = {0, 0, 0, 0, 0, 0, 0, 0, 0, 0, -1, -1};

    /** @throws IllegalArgumentException if it is neither an address nor a CIDR range */
    static AddressRange parse(String text) {
        int slash = text.indexOf('/');
        byte[] network = address(slash < 0 ? text : text.substring(0, slash)).orElseThrow(() -> malformed(text));
        int all = network.length * Byte.SIZE;
        try {
            int bits = slash < 0 ? all : Integer.parseInt(text.substring(slash + 1));
            if (bits < 0 || bits > all) {
                throw malformed(text);
            }
            return new AddressRange(network, bits);
        } catch (NumberFormatException e) {
            throw malformed(text);
        }
    }

    /** The bytes of a literal address; an IPv4 address in IPv6's clothes (RFC 4291, 2.5.5.2) is the IPv4 address. */
    static Optional<byte[]> address(String text) {
        byte[] bytes = NetUtil.createByteArrayFromIpAddressString(text);
        if (bytes == null) {
            return Optional.empty();
        }
        boolean mapped = bytes.length == 16 && Arrays.equals(bytes, 0, MAPPED.length, MAPPED, 0, MAPPED.length);
        return Optional.of(mapped ? Arrays.copyOfRange(bytes, MAPPED.length, bytes.length) : bytes);
    }

    boolean contains(byte[] address) {
        if (address.length != network.length) {
            return false;
        }
        for (int bit = 0; bit < bits; bit++) {
            int mask = 0x80 >> (bit % Byte.SIZE);
            if (((address[bit / Byte.SIZE] ^ network[bit / Byte.SIZE]) & mask) != 0) {
                return false;
            }
        }
        return true;
    }

    private static IllegalArgumentException malformed(String text) {
        return new IllegalArgumentException("'%s' is neither an address nor a range like 10.0.0.0/8".formatted(text));
    }
}
