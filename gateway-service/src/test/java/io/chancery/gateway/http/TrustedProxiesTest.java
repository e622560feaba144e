package io.chancery.gateway.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TrustedProxiesTest {

    private static final TrustedProxies TWO = new TrustedProxies(List.of("10.0.0.0/8", "2001:db8::1"));

    private static Optional<String> from(String peer, String... forwardedFor) {
        return TWO.client(peer, false, List.of(forwardedFor), List.of()).sourceIp();
    }

    @Test
    void with_no_proxies_the_peer_is_the_client() {
        var none = new TrustedProxies(List.of());
        assertThat(none.client("10.1.2.3", false, List.of("198.51.100.7"), List.of("https"))
                        .sourceIp())
                .contains("10.1.2.3");
    }

    @Test
    void a_peer_that_is_no_proxy_is_not_believed() {
        assertThat(from("192.0.2.1", "198.51.100.7")).contains("192.0.2.1");
    }

    @Test
    void a_proxy_tells_the_client() {
        assertThat(from("10.1.2.3", "198.51.100.7")).contains("198.51.100.7");
    }

    @Test
    void what_the_client_made_up_before_its_own_address_is_not_believed() {
        assertThat(from("10.1.2.3", "203.0.113.9, 198.51.100.7")).contains("198.51.100.7");
    }

    @Test
    void a_chain_of_proxies_is_walked() {
        assertThat(from("10.1.2.3", "198.51.100.7, 10.9.9.9", "2001:db8::1")).contains("198.51.100.7");
    }

    @Test
    void a_proxy_that_names_nobody_is_the_client() {
        assertThat(from("10.1.2.3")).contains("10.1.2.3");
    }

    @ParameterizedTest
    @ValueSource(strings = {"unknown", "", "198.51.100.7:1234", "198.51.100.7,", "010.1.1.1.1", "example.com"})
    void an_address_that_cannot_be_read_is_no_address(String forwardedFor) {
        assertThat(from("10.1.2.3", forwardedFor)).isEmpty();
    }

    @Test
    void an_ipv4_address_in_ipv6s_clothes_is_the_ipv4_address() {
        assertThat(from("::ffff:10.1.2.3", "::ffff:198.51.100.7")).contains("198.51.100.7");
    }

    @Test
    void only_a_proxy_says_that_it_was_tls() {
        assertThat(TWO.client("192.0.2.1", false, List.of(), List.of("https")).secureTransport())
                .isFalse();
        assertThat(TWO.client("10.1.2.3", false, List.of(), List.of("https")).secureTransport())
                .isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"10.0.0.0/33", "10.0.0.0/-1", "10.0.0.0/x", "example.com", "", "10.0.0/8"})
    void a_range_that_is_none_is_refused(String range) {
        assertThatIllegalArgumentException().isThrownBy(() -> new TrustedProxies(List.of(range)));
    }
}
