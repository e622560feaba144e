package io.chancery.contracts.record;

import static org.assertj.core.api.Assertions.assertThat;

import io.chancery.contracts.ContractJson;
import io.chancery.contracts.Event;
import io.chancery.contracts.record.Samples.Life;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * A golden file is never changed: a breaking change is a new type beside the old one. A new event's file holds what the
 * failure of this test shows for it.
 */
class GoldenFilesTest {
    private static final String EVENTS = "events";
    private static final String STATES = "states";
    private static final String RECORDS = "records";

    static Set<String> eventTypes() {
        return EventCodec.wireTypes().keySet();
    }

    static Set<String> stateNames() {
        return Samples.states().keySet();
    }

    static Set<String> recordNames() {
        return Samples.records().keySet();
    }

    @Test
    void every_event_has_a_golden_file_and_every_golden_file_an_event() {
        assertThat(Golden.names(EVENTS)).containsExactlyInAnyOrderElementsOf(eventTypes());
        assertThat(Samples.events()).containsOnlyKeys(eventTypes());
    }

    @Test
    void every_state_has_a_golden_file_and_every_golden_file_a_state() {
        assertThat(Golden.names(STATES)).containsExactlyInAnyOrderElementsOf(stateNames());
        Set<String> everAlive = Samples.lives().stream()
                .map(Life::name)
                .filter(name -> !name.equals("policy.account"))
                .collect(Collectors.toSet());
        assertThat(stateNames()).isEqualTo(everAlive);
    }

    @Test
    void every_other_record_has_a_golden_file() {
        assertThat(Golden.names(RECORDS)).containsExactlyInAnyOrderElementsOf(recordNames());
    }

    @ParameterizedTest
    @MethodSource("eventTypes")
    void an_event_is_read_and_written_as_it_was_published(String type) {
        Event event = Samples.event(type);
        assertThat(text(EventCodec.data(event))).isEqualTo(Golden.text(EVENTS, type));
        assertThat(EventCodec.read(type, Golden.bytes(EVENTS, type))).isEqualTo(event);
    }

    @ParameterizedTest
    @MethodSource("stateNames")
    void a_state_is_read_and_written_as_it_was_published(String name) {
        holds(STATES, name, Samples.states());
    }

    @ParameterizedTest
    @MethodSource("recordNames")
    void a_record_is_read_and_written_as_it_was_published(String name) {
        holds(RECORDS, name, Samples.records());
    }

    private static void holds(String folder, String name, Map<String, Record> samples) {
        Record sample = Objects.requireNonNull(samples.get(name), name);
        assertThat(text(ContractJson.write(sample))).isEqualTo(Golden.text(folder, name));
        assertThat((Object) ContractJson.read(Golden.bytes(folder, name), sample.getClass()))
                .isEqualTo(sample);
    }

    private static String text(byte[] json) {
        return new String(json, StandardCharsets.UTF_8);
    }
}
