package io.chancery.contracts;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import java.time.Instant;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class InstantReaderTest {

    private static final JsonMapper JACKSON =
            JsonMapper.builder().addModule(new JavaTimeModule()).build();

    private static Instant read(JsonMapper mapper, String text) throws JsonProcessingException {
        return mapper.readValue('"' + text + '"', Instant.class);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "1970-01-01T00:00:00Z",
                "1969-12-31T23:59:59.999Z",
                "2026-01-02T03:04:05Z",
                "2026-01-02T03:04:05.Z",
                "2026-01-02T03:04:05.6Z",
                "2026-01-02T03:04:05.000000007Z",
                "2024-02-29T23:59:59.123456789Z",
                "2026-12-31T23:59:59Z",
                "0001-01-01T00:00:00Z",
                "+12026-01-02T03:04:05Z",
                "2026-01-02T03:04:05+02:00"
            })
    void a_time_is_read_as_jackson_reads_it(String text) throws JsonProcessingException {
        assertThat(read(ContractJson.MAPPER, text)).isEqualTo(read(JACKSON, text));
    }

    @Test
    void what_an_instant_writes_is_what_is_read() throws JsonProcessingException {
        var random = new Random(1);
        for (int i = 0; i < 20_000; i++) {
            Instant instant = Instant.ofEpochSecond(
                    random.nextLong(-60_000_000_000L, 250_000_000_000L),
                    i % 2 == 0 ? 0 : random.nextInt(1_000_000_000));
            assertThat(read(ContractJson.MAPPER, instant.toString())).isEqualTo(instant);
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "2026-01-02T03:04:05.1234567890Z",
                "2026-02-29T00:00:00Z",
                "2026-13-01T00:00:00Z",
                "2026-00-01T00:00:00Z",
                "2026-01-00T00:00:00Z",
                "2026-01-01T00:60:00Z",
                "2026-01-01T00:00:61Z",
                "2026-01-0aT00:00:00Z",
                "2026-01-01 00:00:00Z",
                "2026-01-01T00:00:00",
                "٢٠٢٦-01-01T00:00:00Z",
                "Z"
            })
    void what_is_no_time_is_refused(String text) {
        assertThatThrownBy(() -> read(ContractJson.MAPPER, text)).isInstanceOf(JsonProcessingException.class);
    }
}
