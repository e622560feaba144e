package io.chancery.contracts.record;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.chancery.contracts.AccessKeyId;
import io.chancery.contracts.AccountId;
import io.chancery.contracts.ContractJson;
import io.chancery.contracts.Event;
import io.chancery.contracts.GroupId;
import io.chancery.contracts.PolicyId;
import io.chancery.contracts.RoleId;
import io.chancery.contracts.UniqueIds;
import io.chancery.contracts.UnreadableRecord;
import io.chancery.contracts.UserId;
import io.chancery.contracts.policy.CatalogueEvent.CatalogueActivated;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What a reader does not understand it refuses: a guess could lose a Deny. */
class StrictReadingTest {
    private static final String USER_DELETED = "io.chancery.identity.user-deleted.v1";
    private static final String USER_RENAMED = "io.chancery.identity.user-renamed.v1";

    static Set<String> eventTypes() {
        return EventCodec.wireTypes().keySet();
    }

    private static void refuses(String type, String json) {
        assertThatExceptionOfType(UnreadableRecord.class)
                .isThrownBy(() -> EventCodec.read(type, json.getBytes(StandardCharsets.UTF_8)));
    }

    @Test
    void an_unknown_type_is_refused() {
        refuses("io.chancery.identity.user-deleted.v2", "{\"userId\":\"AIDAALICEALICEALICE22\"}");
    }

    @ParameterizedTest
    @MethodSource("eventTypes")
    void an_unknown_property_is_refused(String type) {
        refuses(type, Golden.text("events", type).replaceFirst("\\{", "{\"surprise\":1,"));
    }

    @ParameterizedTest
    @MethodSource("eventTypes")
    void a_property_that_comes_twice_is_refused(String type) {
        String json = Golden.text("events", type);
        String first = json.substring(1, json.indexOf(':'));
        refuses(type, "{" + first + ":null," + json.substring(1));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "{}{}",
                "{",
                "[]",
                "1",
                "{\"userId\":\"AIDAALICEALICEALICE22\"} x",
                "{\"userId\":\"AROACLERKCLERKCLERK22\"}",
                "{\"userId\":7}",
                "{\"userId\":{}}"
            })
    void what_is_no_such_event_is_refused(String json) {
        refuses(USER_DELETED, json);
    }

    @Test
    void a_number_that_is_missing_or_a_text_is_refused() {
        String json = text(ContractJson.write(new CatalogueActivated("1", 5, "00", Instant.EPOCH)));
        String type = EventCodec.wireType(CatalogueActivated.class);
        refuses(type, json.replace("\"policyCount\":5,", ""));
        refuses(type, json.replace("\"policyCount\":5", "\"policyCount\":\"5\""));
        refuses(type, json.replace("\"policyCount\":5", "\"policyCount\":null"));
    }

    @Test
    void an_absent_value_is_left_out_and_read_as_absent() {
        var created = Samples.event("io.chancery.identity.account-opened.v1");
        String without = text(EventCodec.data(created)).replace("\"alias\":\"example\",", "");
        Event read =
                EventCodec.read("io.chancery.identity.account-opened.v1", without.getBytes(StandardCharsets.UTF_8));
        assertThat(text(EventCodec.data(read))).isEqualTo(without);
    }

    @Test
    void an_event_that_is_unknown_in_an_envelope_stops_its_reader() {
        Envelope envelope =
                Envelope.of(Map.of(Envelope.TYPE, "io.chancery.identity.user-cloned.v1"), new byte[] {'{', '}'});
        assertThatExceptionOfType(UnreadableRecord.class).isThrownBy(envelope::event);
    }

    @Test
    void wire_names_have_one_form() {
        assertThat(eventTypes())
                .allMatch(type -> type.matches("io\\.chancery\\.(identity|policy)\\.[a-z]+(-[a-z]+)*\\.v[1-9]"));
        assertThat(EventCodec.wireTypes().values().stream()
                        .map(EventCodec::wireType)
                        .collect(Collectors.toSet()))
                .isEqualTo(eventTypes());
        assertThat(eventTypes()).contains(USER_RENAMED);
    }

    @Test
    void ids_have_their_prefixes() {
        assertThatIllegalArgumentException().isThrownBy(() -> new UserId("AROA1"));
        assertThatIllegalArgumentException().isThrownBy(() -> new GroupId("AIDA1"));
        assertThatIllegalArgumentException().isThrownBy(() -> new RoleId("AIDA1"));
        assertThatIllegalArgumentException().isThrownBy(() -> new PolicyId("AIDA1"));
        assertThatIllegalArgumentException().isThrownBy(() -> new AccessKeyId("AIDA1"));
        assertThat(new AccessKeyId("ASIA1")).hasToString("ASIA1");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "1234", "12345678901x", "1234567890123", "１２３４５６７８９０１２"})
    void an_account_has_twelve_ascii_digits(String id) {
        assertThatIllegalArgumentException().isThrownBy(() -> new AccountId(id));
    }

    @Test
    void a_unique_id_is_base_32_after_its_prefix() {
        byte[] random = new byte[17];
        for (int i = 0; i < random.length; i++) {
            random[i] = (byte) (i * 37 - 128);
        }
        assertThat(UniqueIds.format("AIDA", UniqueIds.ENTITY_CHARACTERS, random))
                .hasSize(21)
                .matches("AIDA[A-Z2-7]{17}");
    }

    private static String text(byte[] json) {
        return new String(json, StandardCharsets.UTF_8);
    }
}
