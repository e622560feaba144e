package io.chancery.local;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PortsTest {

    @TempDir
    Path folder;

    @Test
    void ports_are_drawn_once_and_remembered() {
        int drawn = new Ports(DataDirectory.open(folder)).of("identity");

        assertThat(drawn).isBetween(20_000, 31_999);
        assertThat(new Ports(DataDirectory.open(folder)).of("identity")).isEqualTo(drawn);
        assertThat(new Ports(DataDirectory.open(folder)).of("gateway")).isEqualTo(8080);
    }

    @Test
    void a_chosen_port_is_remembered_too() {
        new Ports(DataDirectory.open(folder)).set("gateway", 18_080);

        assertThat(new Ports(DataDirectory.open(folder)).of("gateway")).isEqualTo(18_080);
    }

    @Test
    void a_port_that_another_program_took_is_drawn_anew() throws IOException {
        Ports ports = new Ports(DataDirectory.open(folder));
        int taken = ports.of("identity");
        int free = ports.of("policy");

        try (ServerSocket other = new ServerSocket(taken, 1, InetAddress.getLoopbackAddress())) {
            ports.replaceTaken();

            assertThat(ports.of("identity")).isNotEqualTo(other.getLocalPort());
            assertThat(ports.of("policy")).isEqualTo(free);
        }
    }
}
