package io.chancery.contracts.record;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.chancery.contracts.Digests;
import io.chancery.contracts.Log;
import io.chancery.contracts.UnreadableRecord;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** The expected values were computed by another program from the definition alone. */
class HashChainTest {
    private static final byte[] DATA = "{\"userId\":\"AIDAALICEALICEALICE22\"}".getBytes(StandardCharsets.UTF_8);
    private static final Map<String, String> ATTRIBUTES = Map.of(
            "specversion", "1.0",
            "id", "019b7c9e-8a88-7000-8000-000000000001",
            "type", "io.chancery.identity.user-deleted.v1",
            "source", "/chancery/111122223333/identity-service",
            "subject", "arn:aws:iam::111122223333:user/é");
    private static final Envelope ENVELOPE = Envelope.of(ATTRIBUTES, DATA);

    private static String hex(byte[] bytes) {
        return HexFormat.of().formatHex(bytes);
    }

    private static Envelope with(String attribute, String value) {
        Map<String, String> attributes = new HashMap<>(ATTRIBUTES);
        attributes.put(attribute, value);
        return Envelope.of(attributes, DATA);
    }

    @Test
    void the_canonical_bytes_are_those_of_the_definition() {
        assertThat(ENVELOPE.canonicalBytes()).hasSize(255);
        assertThat(hex(Digests.sha256(ENVELOPE.canonicalBytes())))
                .isEqualTo("f9287d8b10dcd95a179f11a02d243e139d02597b075cca28a4148136dafeca18");
    }

    @Test
    void the_chain_s_hashes_are_those_of_the_definition() {
        byte[] first = HashChain.next(HashChain.genesis(), Log.IDENTITY, 3, 1, ENVELOPE);
        assertThat(hex(first)).isEqualTo("3fdac679d7a5f4a4f690feb494e284593fc5c652b942da49ab6b280df97499b7");
        assertThat(hex(HashChain.next(first, Log.IDENTITY, 3, 2, ENVELOPE)))
                .isEqualTo("4aca5cd8c56ff57935bea3236c398bb86a92b27cc7c1b5785c1f3a906153ac47");
    }

    @Test
    void log_shard_position_predecessor_and_envelope_are_all_covered() {
        byte[] genesis = HashChain.genesis();
        byte[] other = genesis.clone();
        other[31] = 1;
        assertThat(hex(HashChain.next(genesis, Log.IDENTITY, 3, 1, ENVELOPE)))
                .isNotEqualTo(hex(HashChain.next(genesis, Log.POLICY, 3, 1, ENVELOPE)))
                .isNotEqualTo(hex(HashChain.next(genesis, Log.IDENTITY, 4, 1, ENVELOPE)))
                .isNotEqualTo(hex(HashChain.next(genesis, Log.IDENTITY, 3, 2, ENVELOPE)))
                .isNotEqualTo(hex(HashChain.next(other, Log.IDENTITY, 3, 1, ENVELOPE)))
                .isNotEqualTo(hex(HashChain.next(genesis, Log.IDENTITY, 3, 1, with("subject", "someone else"))));
    }

    @Test
    void the_trace_is_not_covered() {
        assertThat(with(Envelope.TRACE_PARENT, "00-1-2-01").canonicalBytes()).isEqualTo(ENVELOPE.canonicalBytes());
    }

    @Test
    void where_a_name_ends_and_its_value_starts_is_covered() {
        assertThat(Envelope.of(Map.of("ab", "c"), DATA).canonicalBytes())
                .isNotEqualTo(Envelope.of(Map.of("a", "bc"), DATA).canonicalBytes());
        assertThat(Envelope.of(Map.of("a", "b", "c", "d"), DATA).canonicalBytes())
                .isNotEqualTo(Envelope.of(Map.of("a", "bcd"), DATA).canonicalBytes());
    }

    @Test
    void an_envelope_does_not_hold_its_own_hash_and_is_not_changed() {
        assertThatIllegalArgumentException().isThrownBy(() -> Envelope.of(Map.of(Envelope.HASH, "00"), DATA));
        assertThatExceptionOfType(UnsupportedOperationException.class)
                .isThrownBy(() -> ENVELOPE.attributes().put("a", "b"));
    }

    @Test
    void an_envelope_gives_its_event_and_place() {
        Envelope placed = Envelope.of(
                Map.of(
                        Envelope.TYPE, "io.chancery.identity.user-deleted.v1",
                        Envelope.ACCOUNT, "111122223333",
                        Envelope.PARTITION_KEY, "user/AIDAALICEALICEALICE22",
                        Envelope.SEQUENCE, "1042"),
                DATA);
        assertThat(placed.event()).isEqualTo(Samples.event("io.chancery.identity.user-deleted.v1"));
        assertThat(placed.account()).isEqualTo(Samples.ACCOUNT);
        assertThat(placed.streamId()).isEqualTo("user/AIDAALICEALICEALICE22");
        assertThat(placed.sequence()).isEqualTo(1_042);
        assertThat(placed.optional(Envelope.DEPENDS_ON)).isEmpty();
        assertThatExceptionOfType(UnreadableRecord.class).isThrownBy(() -> placed.required(Envelope.SHARD));
    }

    @Test
    void the_genesis_cannot_be_changed() {
        HashChain.genesis()[0] = 1;
        assertThat(HashChain.genesis()).containsOnly(0).hasSize(32);
    }
}
