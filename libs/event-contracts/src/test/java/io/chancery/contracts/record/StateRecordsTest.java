package io.chancery.contracts.record;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.node.POJONode;
import io.chancery.contracts.ContractJson;
import io.chancery.contracts.UnreadableRecord;
import io.chancery.contracts.identity.Group;
import io.chancery.contracts.identity.IdentityStreams;
import io.chancery.contracts.policy.PrincipalPolicies;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class StateRecordsTest {

    private static final String RECORD = text(Golden.bytes("records", "state"));

    private final StateRecords known = new StateRecords(IdentityStreams.ALL);
    private final StateRecords trees = new StateRecords(List.of());

    private static String text(byte[] json) {
        return new String(json, StandardCharsets.UTF_8);
    }

    private static byte[] bytes(String json) {
        return json.getBytes(StandardCharsets.UTF_8);
    }

    @Test
    void a_known_kind_is_read_into_its_state_and_handed_out_as_it_is() throws JsonProcessingException {
        StateRecord record = known.read(bytes(RECORD));
        StateRecord tree = trees.read(bytes(RECORD));

        assertThat(record.data()).isInstanceOf(POJONode.class);
        Group group = ContractJson.MAPPER.treeToValue(record.data(), Group.class);
        assertThat(group).isEqualTo(ContractJson.MAPPER.treeToValue(tree.data(), Group.class));
        assertThat(group).isSameAs(ContractJson.MAPPER.treeToValue(record.data(), Group.class));
        assertThat(new StateRecord(
                        record.account(), record.kind(), record.id(), record.version(), record.position(), tree.data()))
                .isEqualTo(tree);
    }

    @Test
    void another_kind_is_read_as_a_tree() {
        byte[] other = bytes(RECORD.replace("\"group\"", "\"guardrail\""));

        assertThat(known.read(other)).isEqualTo(trees.read(other));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "{",
                "[]",
                "null",
                "{\"account\":\"111122223333\"}",
                "{\"kind\":\"group\",\"account\":\"111122223333\"}",
                "{\"account\":1,\"kind\":\"group\"}",
                "{\"account\":\"x\",\"kind\":\"group\",\"id\":\"AGPAX\",\"version\":1,\"position\":1,\"data\":{}}",
                "{\"account\":\"111122223333\",\"kind\":\"group\",\"id\":\"AGPAX\",\"version\":\"1\",\"position\":1,\"data\":{}}",
                "{\"account\":\"111122223333\",\"kind\":\"group\",\"id\":\"AGPAX\",\"version\":1,\"position\":1,\"data\":null}",
                "{\"account\":\"111122223333\",\"kind\":\"group\",\"id\":\"AGPAX\",\"version\":1,\"position\":1,\"data\":{}}"
            })
    void what_is_no_state_record_is_refused(String json) {
        assertThatThrownBy(() -> known.read(bytes(json))).isInstanceOf(UnreadableRecord.class);
    }

    @Test
    void more_than_there_should_be_is_refused_wherever_it_stands() {
        for (String json : List.of(
                RECORD + "{}",
                RECORD.substring(0, RECORD.length() - 1) + ",\"more\":1}",
                RECORD.replace("\"path\":", "\"colour\":\"red\",\"path\":"),
                RECORD.replace("\"path\":", "\"path\":\"/a/\",\"path\":"),
                RECORD.replace(",\"path\":\"/\"", ""))) {
            assertThatThrownBy(() -> known.read(bytes(json))).describedAs(json).isInstanceOf(UnreadableRecord.class);
        }
    }

    private static byte[] attached(String principal, String policy) {
        return bytes("""
                {"account":"111122223333","kind":"principal-policies","id":"%1$s","version":1,"position":1,"data":\
                {"principalId":"%1$s","kind":"USER","account":"111122223333","attached":[{"policyArn":\
                "arn:aws:iam::111122223333:policy/%2$s","policyId":"ANPA%2$s"}],"inline":{}}}""".formatted(principal, policy));
    }

    @Test
    void what_recurs_in_many_states_is_one_object() throws JsonProcessingException {
        var states = new StateRecords(List.of(PrincipalPolicies.STREAM));
        var read = new ArrayList<PrincipalPolicies>();
        for (byte[] json : List.of(attached("AIDA1", "READ"), attached("AIDA2", "READ"), attached("AIDA3", "WRITE"))) {
            read.add(ContractJson.MAPPER.treeToValue(states.read(json).data(), PrincipalPolicies.class));
        }

        PrincipalPolicies first = read.getFirst();
        assertThat(read.get(1).attached().getFirst()).isSameAs(first.attached().getFirst());
        assertThat(read.get(2).attached().getFirst())
                .isNotEqualTo(first.attached().getFirst());
        assertThat(read.get(2).account()).isSameAs(first.account());
    }

    private static PrincipalPolicies.AttachedPolicy first(StateRecords states, String policy)
            throws JsonProcessingException {
        return ContractJson.MAPPER
                .treeToValue(states.read(attached("AIDA1", policy)).data(), PrincipalPolicies.class)
                .attached()
                .getFirst();
    }

    @Test
    void what_was_long_ago_is_not_remembered() throws JsonProcessingException {
        var states = new StateRecords(List.of(PrincipalPolicies.STREAM));
        PrincipalPolicies.AttachedPolicy once = first(states, "READ");
        assertThat(first(states, "READ")).isSameAs(once);
        for (int i = 0; i < 40_000; i++) {
            first(states, "P" + i);
        }

        assertThat(first(states, "READ")).isEqualTo(once).isNotSameAs(once);
    }

    @Test
    void what_recurs_is_read_right_however_much_there_is_of_it() throws JsonProcessingException {
        var states = new StateRecords(List.of(PrincipalPolicies.STREAM));
        for (int round = 0; round < 2; round++) {
            for (int i = 0; i < 40_000; i++) {
                var policies = ContractJson.MAPPER.treeToValue(
                        states.read(attached("AIDA1", "P" + i)).data(), PrincipalPolicies.class);
                assertThat(policies.attached().getFirst().policyId().value()).isEqualTo("ANPAP" + i);
            }
        }
    }
}
