package io.chancery.contracts;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PositionTest {
    @ParameterizedTest
    @ValueSource(strings = {"identity/3/1042", "policy/0/0", "policy/1023/9223372036854775807"})
    void a_revision_is_read_and_written_alike(String text) {
        assertThat(Position.parse(text)).hasToString(text);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "identity",
                "identity/3",
                "identity/3/4/5",
                "audit/3/4",
                "Identity/3/4",
                "identity/-1/4",
                "identity/3/-4",
                "identity/x/4",
                "identity/3/x",
                "identity/3/",
                "identity/3/9223372036854775808",
                " identity/3/4"
            })
    void anything_else_is_refused(String text) {
        assertThatIllegalArgumentException().isThrownBy(() -> Position.parse(text));
    }

    @Test
    void in_json_it_is_its_text() {
        byte[] json = "\"identity/3/1042\"".getBytes(StandardCharsets.UTF_8);
        var position = new Position(Log.IDENTITY, 3, 1_042);
        assertThat(ContractJson.write(position)).isEqualTo(json);
        assertThat(ContractJson.read(json, Position.class)).isEqualTo(position);
    }
}
