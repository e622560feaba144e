package io.chancery.contracts;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import org.junit.jupiter.api.Test;

class DigestsTest {

    /** FIPS 180-2, B.1. */
    private static final String OF_ABC = "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad";

    @Test
    void parts_are_digested_as_one() {
        assertThat(hex(Digests.sha256(bytes("a"), bytes("bc")))).isEqualTo(OF_ABC);
        assertThat(hex(Digests.sha256(bytes("abc")))).isEqualTo(OF_ABC);
    }

    @Test
    @SuppressWarnings("NullAway")
    void a_digest_that_failed_half_way_leaves_nothing_to_the_next() {
        assertThatThrownBy(() -> Digests.sha256(bytes("secret"), null)).isInstanceOf(NullPointerException.class);

        assertThat(hex(Digests.sha256(bytes("abc")))).isEqualTo(OF_ABC);
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.US_ASCII);
    }

    private static String hex(byte[] digest) {
        return HexFormat.of().formatHex(digest);
    }
}
