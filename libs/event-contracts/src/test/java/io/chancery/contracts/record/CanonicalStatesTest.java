package io.chancery.contracts.record;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.POJONode;
import io.chancery.contracts.ContractJson;
import io.chancery.contracts.Tag;
import io.chancery.contracts.UnreadableRecord;
import io.chancery.contracts.canonical.NotCanonical;
import io.chancery.contracts.identity.Role;
import io.chancery.contracts.identity.TrustPolicy;
import io.chancery.contracts.identity.User;
import io.chancery.contracts.policy.PrincipalKind;
import io.chancery.contracts.policy.PrincipalPolicies;
import io.chancery.contracts.record.Samples.Life;
import io.chancery.contracts.stream.StreamType;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Random;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The shortcut says what the general reader says, or nothing. */
class CanonicalStatesTest {

    private static final int MUTATIONS = 20_000;
    private static final String INTERESTING = "\"\\{}[],:0123456789-.eEntZTu \t\u0001\u00e9";

    private static final Map<String, StreamType<?, ?>> TYPES =
            Samples.lives().stream().collect(Collectors.toMap(Life::name, Life::type, (one, same) -> one));

    static List<String> names() {
        return List.copyOf(Samples.states().keySet());
    }

    private static byte[] bytes(String json) {
        return json.getBytes(StandardCharsets.UTF_8);
    }

    private static StreamType<?, ?> type(String name) {
        return Objects.requireNonNull(TYPES.get(name), name);
    }

    private static byte[] written(StreamType<?, ?> type, Record state) {
        return ContractJson.write(new StateRecord(
                Samples.ACCOUNT,
                type.kind(),
                "id-1",
                7,
                123_456_789_012L,
                ContractJson.read(ContractJson.write(state), JsonNode.class)));
    }

    private static CanonicalStates reader(StreamType<?, ?> type) {
        return new CanonicalStates(List.of(type));
    }

    private static Object state(StreamType<?, ?> type, StateRecord record) {
        try {
            return ContractJson.MAPPER.treeToValue(record.data(), type.stateType());
        } catch (JsonProcessingException e) {
            throw new UnreadableRecord("state", e);
        }
    }

    /** What the general reader makes of it. */
    private static void requireAlike(StreamType<?, ?> type, byte[] json, StateRecord read) {
        StateRecord tree = ContractJson.read(json, StateRecord.class);
        assertThat(state(type, read)).isEqualTo(state(type, tree));
        assertThat(new StateRecord(
                        read.account(), read.kind(), read.id(), read.version(), read.position(), tree.data()))
                .isEqualTo(tree);
    }

    private static void requireReads(StreamType<?, ?> type, Record state) throws NotCanonical {
        byte[] json = written(type, state);
        StateRecord read = reader(type).read(json);
        assertThat(state(type, read)).isEqualTo(state);
        requireAlike(type, json, read);
    }

    @ParameterizedTest
    @MethodSource("names")
    void every_state_that_is_written_is_read_without_the_general_reader(String name) throws NotCanonical {
        requireReads(type(name), Samples.state(name));
    }

    @ParameterizedTest
    @MethodSource("names")
    void whatever_it_reads_is_what_the_general_reader_reads(String name) {
        StreamType<?, ?> type = type(name);
        byte[] right = written(type, Samples.state(name));
        CanonicalStates reader = reader(type);
        var random = new Random(20_261_128);
        int accepted = 0;
        for (int i = 0; i < MUTATIONS; i++) {
            byte[] json = mutated(right, random);
            StateRecord read;
            try {
                read = reader.read(json);
            } catch (NotCanonical e) {
                continue;
            }
            accepted++;
            requireAlike(type, json, read);
        }
        assertThat(accepted).isBetween(MUTATIONS / 50, MUTATIONS - MUTATIONS / 50);
    }

    private static byte[] mutated(byte[] right, Random random) {
        byte[] json = right.clone();
        for (int changes = 1 + random.nextInt(2); changes > 0; changes--) {
            int at = random.nextInt(json.length);
            json = switch (random.nextInt(5)) {
                case 0 -> replaced(json, at, at, "" + interesting(random));
                case 1 -> replaced(json, at, at + 1, "");
                case 2 ->
                    replaced(
                            json, at, at, new String(json, at, Math.min(12, json.length - at), StandardCharsets.UTF_8));
                case 3 -> flipped(json, at, random.nextInt(Byte.SIZE));
                default -> replaced(json, at, at + 1, "" + interesting(random));
            };
        }
        return json;
    }

    private static char interesting(Random random) {
        return INTERESTING.charAt(random.nextInt(INTERESTING.length()));
    }

    private static byte[] flipped(byte[] json, int at, int bit) {
        byte[] flipped = json.clone();
        flipped[at] ^= (byte) (1 << bit);
        return flipped;
    }

    private static byte[] replaced(byte[] json, int begin, int end, String by) {
        byte[] middle = bytes(by);
        byte[] all = Arrays.copyOf(json, json.length - (end - begin) + middle.length);
        System.arraycopy(middle, 0, all, begin, middle.length);
        System.arraycopy(json, end, all, begin + middle.length, json.length - end);
        return all;
    }

    private static User user(String name, Instant at) {
        return new User(
                Samples.USER,
                Samples.ACCOUNT,
                name,
                "/",
                List.of(new Tag(name, name)),
                Optional.empty(),
                List.of(Samples.GROUP),
                at);
    }

    @Test
    void text_of_any_characters_but_pairs_is_read() throws NotCanonical {
        var random = new Random(7);
        for (int i = 0; i < 2_000; i++) {
            String text = random.ints(random.nextInt(12), 0, i % 2 == 0 ? 0x100 : 0xFFFD)
                    .filter(point -> !Character.isSurrogate((char) point))
                    .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
                    .toString();
            requireReads(User.STREAM, user(text, Samples.AT));
        }
    }

    /** JSON's own library writes the halves of a pair by their numbers, and reads them. */
    @Test
    void characters_that_are_pairs_are_left_to_the_general_reader() {
        byte[] json = written(User.STREAM, user("\uD83D\uDD11", Samples.AT));

        assertThatThrownBy(() -> reader(User.STREAM).read(json)).isInstanceOf(NotCanonical.class);
        assertThat(state(User.STREAM, new StateRecords(List.of(User.STREAM)).read(json)))
                .isEqualTo(user("\uD83D\uDD11", Samples.AT));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "2026-01-02T03:04:05Z",
                "2026-12-31T23:59:59.100Z",
                "2026-12-31T23:59:59.120450Z",
                "2026-12-31T23:59:59.123456789Z",
                "2024-02-29T00:00:00.000000001Z",
                "1969-12-31T23:59:59.999Z",
                "0000-01-01T00:00:00Z"
            })
    void times_of_any_fineness_are_read(String time) throws NotCanonical {
        requireReads(User.STREAM, user("Alice", Instant.parse(time)));
    }

    @Test
    void many_inline_policies_are_read_in_their_order() throws NotCanonical {
        var inline = new TreeMap<String, String>();
        for (String name : List.of("a", "B", "zz", "\u00e9", "\"", "b\\")) {
            inline.put(name, Samples.DOCUMENT);
        }
        requireReads(
                PrincipalPolicies.STREAM,
                new PrincipalPolicies("id-1", PrincipalKind.USER, Samples.ACCOUNT, List.of(), inline));
    }

    /** Each of these is right in some way, or wrong; either way it is not for the shortcut to say. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"account\": \"111122223333\",\"kind\":\"account\",\"id\":\"x\",\"version\":1,\"position\":1,\"data\":{\"id\":\"111122223333\"}}",
                "{\"kind\":\"account\",\"account\":\"111122223333\",\"id\":\"x\",\"version\":1,\"position\":1,\"data\":{\"id\":\"111122223333\"}}",
                "{\"account\":\"111122223333\",\"kind\":\"account\",\"id\":\"x\",\"version\":01,\"position\":1,\"data\":{\"id\":\"111122223333\"}}",
                "{\"account\":\"111122223333\",\"kind\":\"account\",\"id\":\"x\",\"version\":-1,\"position\":1,\"data\":{\"id\":\"111122223333\"}}",
                "{\"account\":\"111122223333\",\"kind\":\"account\",\"id\":\"x\",\"version\":1.0,\"position\":1,\"data\":{\"id\":\"111122223333\"}}",
                "{\"account\":\"111122223333\",\"kind\":\"account\",\"id\":\"x\",\"version\":9999999999999999999,\"position\":1,\"data\":{\"id\":\"111122223333\"}}",
                "{\"account\":\"111122223333\",\"kind\":\"account\",\"id\":\"\\u0041\",\"version\":1,\"position\":1,\"data\":{\"id\":\"111122223333\"}}",
                "{\"account\":\"111122223333\",\"kind\":\"account\",\"id\":\"\\/\",\"version\":1,\"position\":1,\"data\":{\"id\":\"111122223333\"}}",
                "{\"account\":\"111122223333\",\"kind\":\"account\",\"id\":\"x\",\"version\":1,\"position\":1,\"data\":{\"id\":\"11112222333\"}}",
                "{\"account\":\"111122223333\",\"kind\":\"account\",\"id\":\"x\",\"version\":1,\"position\":1,\"data\":null}",
                "{\"account\":\"111122223333\",\"kind\":\"account\",\"id\":\"x\",\"version\":1,\"position\":1,\"data\":{\"id\":\"111122223333\"}} ",
                "{\"account\":\"111122223333\",\"kind\":\"account\",\"id\":\"x\",\"version\":1,\"position\":1,\"data\":{\"id\":\"111122223333\"},\"more\":1}",
                "{\"account\":\"111122223333\",\"kind\":\"other\",\"id\":\"x\",\"version\":1,\"position\":1,\"data\":{\"id\":\"111122223333\"}}",
                "{\"account\":\"111122223333\",\"kind\":\"account\",\"id\":\"x",
                "{\"account\":\"111122223333\\",
                ""
            })
    void what_is_written_in_another_way_is_left_to_the_general_reader(String json) {
        CanonicalStates accounts = reader(type("policy.account"));

        assertThatThrownBy(() -> accounts.read(bytes(json))).isInstanceOf(NotCanonical.class);
    }

    @Test
    void a_map_that_names_a_key_twice_is_left_to_the_general_reader() throws NotCanonical {
        byte[] json = written(
                PrincipalPolicies.STREAM,
                new PrincipalPolicies(
                        "id-1",
                        PrincipalKind.ROLE,
                        Samples.ACCOUNT,
                        List.of(),
                        new TreeMap<>(Map.of("a", "1", "b", "2"))));
        byte[] twice = bytes(new String(json, StandardCharsets.UTF_8).replace("\"b\":", "\"a\":"));

        assertThat(reader(PrincipalPolicies.STREAM).read(json)).isNotNull();
        assertThatThrownBy(() -> reader(PrincipalPolicies.STREAM).read(twice)).isInstanceOf(NotCanonical.class);
    }

    /** What is hashed of a short text is its end. */
    @Test
    void recurring_values_whose_texts_have_the_same_hash_stay_apart() throws NotCanonical {
        var tags = new ArrayList<Tag>();
        for (String key : List.of("left", "back", "down", "away")) {
            tags.add(new Tag(key, "x"));
        }
        requireReads(
                User.STREAM,
                new User(Samples.USER, Samples.ACCOUNT, "Alice", "/", tags, Optional.empty(), List.of(), Samples.AT));
    }

    /** A brace within a string of it is where a value could end, and does not. */
    @Test
    void recurring_values_of_many_lengths_are_one_object_each() throws NotCanonical {
        CanonicalStates roles = reader(Role.STREAM);
        TrustPolicy shortest = trust(roles, "{}");
        for (String document : List.of("{\"a\":{}}", "{\"a\":{},\"b\":{}}", "{\"a\":{},\"b\":{\"c\":{}}}")) {
            TrustPolicy once = trust(roles, document);

            assertThat(once.document()).isEqualTo(document);
            assertThat(trust(roles, document)).isSameAs(once);
            assertThat(trust(roles, "{}")).isSameAs(shortest);
        }
    }

    private static TrustPolicy trust(CanonicalStates roles, String document) throws NotCanonical {
        var role = new Role(
                Samples.ROLE,
                Samples.ACCOUNT,
                "Deployer",
                "/",
                new TrustPolicy(document, Map.of()),
                Optional.empty(),
                3_600,
                List.of(),
                Optional.empty(),
                Samples.AT);
        POJONode data = (POJONode) roles.read(written(Role.STREAM, role)).data();
        return ((Role) Objects.requireNonNull(data.getPojo())).trustPolicy();
    }
}
