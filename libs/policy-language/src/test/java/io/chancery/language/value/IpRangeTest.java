package io.chancery.language.value;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class IpRangeTest {

    @ParameterizedTest
    @CsvSource({
        "::1, 0:0:0:0:0:0:0:1, true",
        "::, 0:0:0:0:0:0:0:0, true",
        "::/0, 2001:db8::1, true",
        "2001:db8::, 2001:db8:0:0:0:0:0:0, true",
        "2001:db8::1:0:0:1, 2001:0db8:0000:0000:0001:0000:0000:0001, true",
        "1:2:3:4:5:6:7::, 1:2:3:4:5:6:7:0, true",
        "::2:3:4:5:6:7:8, 0:2:3:4:5:6:7:8, true",
        "2001:DB8::A, 2001:db8::a, true",
        "2001:db8::/33, 2001:db8:7fff::, true",
        "2001:db8::/33, 2001:db8:8000::, false",
        "64:ff9b::192.0.2.33, 64:ff9b::c000:221, true",
        "::ffff:192.0.2.0/120, 192.0.2.9, true",
        "::ffff:192.0.2.0/120, 192.0.3.9, false",
        "::ffff:0:0/96, 203.0.113.1, true",
        "::fffe:c000:209, 192.0.2.9, false",
        "1::ffff:c000:209, 192.0.2.9, false",
        "192.0.2.9/32, 192.0.2.9, true",
        "192.0.2.9/32, 192.0.2.8, false",
        "192.0.2.8/31, 192.0.2.9, true",
        "255.255.255.255, 255.255.255.255, true",
        "9.9.9.9/0, 1.2.3.4, true",
    })
    void an_address_is_in_the_range_or_not(String range, String address, boolean expected) {
        assertThat(IpRange.parse(range).contains(IpRange.parseAddress(address))).isEqualTo(expected);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "/8",
                "10.0.0.0/",
                "10.0.0.0/33",
                "10.0.0.0/-1",
                "10.0.0.0/0008",
                "0010.0.0.0",
                "10.0.0.0/8/8",
                "10.0.0",
                "10.0.0.0.0",
                "10.0.0.256",
                "10.0.0.1000",
                "10.0.0.a",
                "10.0.0.",
                " 10.0.0.1",
                "1:2:3:4:5:6:7",
                "1:2:3:4:5:6:7:8:9",
                "1:2:3:4:5:6:7:8::",
                "1::2::3",
                ":1",
                ":::",
                "1:2:3:4:5:6:7:",
                "12345::",
                "g::",
                "::/129",
                "::1%eth0",
                "1.2.3.4::",
                "1:2:3:4:5:6:7:1.2.3.4",
                "::１",
                "localhost"
            })
    void what_is_no_range_is_refused(String text) {
        assertThatThrownBy(() -> IpRange.parse(text))
                .isInstanceOf(UnreadableValueException.class)
                .hasMessageContaining("is not an IP address or range");
    }
}
