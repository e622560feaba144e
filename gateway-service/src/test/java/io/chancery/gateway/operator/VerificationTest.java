package io.chancery.gateway.operator;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import io.chancery.contracts.ContractJson;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class VerificationTest {

    private static boolean isSound(String report) throws JsonProcessingException {
        return Verification.isSound(ContractJson.MAPPER.readTree(report));
    }

    @ParameterizedTest
    @ValueSource(strings = {"{\"log\":\"identity\",\"findings\":[]}", "{\"sound\":true,\"chains\":[]}"})
    void a_report_of_nothing_wrong_passes(String report) throws JsonProcessingException {
        assertThat(isSound(report)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"findings\":[{\"check\":\"CHAIN\"}]}",
                "{\"sound\":false,\"chains\":[]}",
                "{\"sound\":\"yes\"}",
                "{\"findings\":{}}",
                "{}",
                "[]",
                "null"
            })
    void anything_else_does_not(String report) throws JsonProcessingException {
        assertThat(isSound(report)).isFalse();
    }
}
