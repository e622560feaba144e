package io.chancery.language.compile;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.nio.ByteBuffer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What it took wrongly would be decided wrongly; what it did not take without need would only be slow, and not be noticed. */
class AddressReaderTest {

    private final ParsedValue read = new ParsedValue();

    @ParameterizedTest
    @ValueSource(strings = {"0.0.0.0", "192.0.2.1", "10.0.100.99", "9.90.199.209", "255.255.255.255", "1.2.3.0"})
    void dotted_addresses_are_read(String text) throws UnknownHostException {
        assertThat(AddressReader.read(text, read)).isTrue();

        assertThat(read.unit).isEqualTo(4);
        assertThat(read.high).isZero();
        assertThat(read.low).isEqualTo(number(text, 4));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "::",
                "::1",
                "1::",
                "2001:db8::",
                "2001:db8::17",
                "2001:DB8:0:0:8:800:200c:417a",
                "1:2:3:4:5:6:7:8",
                "1:2:3:4:5:6:7::",
                "::2:3:4:5:6:7:8",
                "1::8",
                "fedc:ba98:7654:3210:fedc:ba98:7654:3210",
                "09af:09AF:1:22:333:4444:0:ffff",
                "::ffff:0:0:1",
                "0:0:0:1:ffff:0:0:0",
                "1:2:3::6:7:8"
            })
    void addresses_in_groups_are_read(String text) throws UnknownHostException {
        assertThat(AddressReader.read(text, read)).isTrue();

        assertThat(read.unit).isEqualTo(16);
        ByteBuffer bytes = ByteBuffer.wrap(InetAddress.getByName(text).getAddress());
        assertThat(read.high).isEqualTo(bytes.getLong());
        assertThat(read.low).isEqualTo(bytes.getLong());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "1",
                "1.2.3",
                "1.2.3.",
                ".1.2.3",
                "1..2.3",
                "1.2.3.4.5",
                "1.2.3.4.",
                "256.1.1.1",
                "1.1.1.256",
                "01.1.1.1",
                "1.1.1.00",
                "1.1.1./",
                "1.1.1.:1",
                "1.1.1.a",
                "1.1.1.1 ",
                "-1.1.1.1",
                ":",
                ":::",
                "1:2:3:4:5:6:7",
                "1:2:3:4:5:6:7:8:9",
                "1:2:3:4::5:6:7:8",
                "1::2::3",
                ":1:2:3:4:5:6:7:8",
                "1:2:3:4:5:6:7:8:",
                ":1::2",
                "1::2:",
                "12345::",
                "::g",
                "::G",
                "::`",
                "::@",
                "::/",
                "::1%1",
                "::1/64",
                "::\u0141",
                "::ffff:192.0.2.1",
                "::ffff:c000:201",
                "0:0:0:0:0:ffff:c000:201"
            })
    void nothing_else_is_taken(String text) {
        assertThat(AddressReader.read(text, read)).isFalse();
    }

    @Test
    void what_was_read_before_leaves_nothing() throws UnknownHostException {
        AddressReader.read("ffff:ffff:ffff:ffff:ffff:ffff:ffff:ffff", read);

        AddressReader.read("::1", read);
        assertThat(read.high).isZero();
        assertThat(read.low).isOne();
        AddressReader.read("1::", read);
        AddressReader.read("192.0.2.1", read);
        assertThat(read.high).isZero();
        assertThat(read.low).isEqualTo(number("192.0.2.1", 4));
    }

    private static long number(String text, int length) throws UnknownHostException {
        ByteBuffer padded = ByteBuffer.allocate(Long.BYTES);
        padded.position(Long.BYTES - length);
        return padded.put(InetAddress.getByName(text).getAddress()).getLong(0);
    }
}
