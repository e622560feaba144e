package io.chancery.servers;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.util.HashSet;
import java.util.Set;
import org.junit.jupiter.api.Test;

class PortAllocatorTest {

    @Test
    void ports_are_below_the_client_range_and_never_given_twice() {
        Set<Integer> ports = new HashSet<>();
        for (int i = 0; i < 200; i++) {
            ports.add(PortAllocator.next());
        }

        assertThat(ports).hasSize(200).allMatch(port -> port >= 20_000 && port < 32_000);
    }

    @Test
    void a_port_that_is_listened_on_is_not_free() throws IOException {
        int port = PortAllocator.next();
        assertThat(PortAllocator.isFree(port)).isTrue();

        try (ServerSocket listener = new ServerSocket(port, 1, InetAddress.getLoopbackAddress())) {
            assertThat(PortAllocator.isFree(listener.getLocalPort())).isFalse();
        }
    }
}
