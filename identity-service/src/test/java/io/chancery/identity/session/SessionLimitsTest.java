package io.chancery.identity.session;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.chancery.store.append.Refusal;
import io.chancery.store.append.Refused;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class SessionLimitsTest {

    private static final String POLICY =
            "{\"Version\":\"2012-10-17\",\"Statement\":[{\"Effect\":\"Allow\",\"Action\":\"s3:*\",\"Resource\":\"*\"}]}";

    private static void refused(Refusal refusal, Runnable attempt) {
        assertThatExceptionOfType(Refused.class)
                .isThrownBy(attempt::run)
                .satisfies(refused -> assertThat(refused.refusal()).isEqualTo(refusal));
    }

    @Test
    void a_valid_policy_is_accepted() {
        SessionLimits.checkPolicies(List.of(POLICY), List.of("arn:aws:iam::aws:policy/ReadOnlyAccess"));
    }

    @Test
    void eleven_managed_policies_are_refused() {
        refused(
                Refusal.VALIDATION_ERROR,
                () -> SessionLimits.checkPolicies(
                        List.of(), Collections.nCopies(11, "arn:aws:iam::aws:policy/ReadOnlyAccess")));
    }

    @Test
    void inline_policy_and_arns_share_2048_characters() {
        String arn = "arn:aws:iam::111122223333:policy/" + "x".repeat(200);
        refused(
                Refusal.VALIDATION_ERROR,
                () -> SessionLimits.checkPolicies(
                        List.of(POLICY + " ".repeat(2048 - POLICY.length() - 10)), List.of(arn)));
    }

    @Test
    void a_malformed_policy_is_refused() {
        refused(
                Refusal.MALFORMED_POLICY_DOCUMENT,
                () -> SessionLimits.checkPolicies(List.of("{\"Statement\":[]"), List.of()));
    }

    @Test
    void a_session_policy_has_no_principal() {
        refused(
                Refusal.MALFORMED_POLICY_DOCUMENT,
                () -> SessionLimits.checkPolicies(
                        List.of(POLICY.replace("\"Action\"", "\"Principal\":\"*\",\"Action\"")), List.of()));
    }

    @Test
    void nothing_takes_no_room() {
        assertThat(SessionLimits.packedPercent(List.of(), List.of(), Map.of())).isZero();
        assertThat(SessionLimits.packedPercent(List.of(POLICY), List.of(), Map.of()))
                .isBetween(1, 20);
    }

    @Test
    void tags_that_cannot_be_packed_are_too_large() {
        var random = new Random(7);
        Map<String, String> tags = IntStream.range(0, 50)
                .boxed()
                .collect(Collectors.toMap(i -> noise(random, 128), i -> noise(random, 256)));
        refused(Refusal.PACKED_POLICY_TOO_LARGE, () -> SessionLimits.packedPercent(List.of(), List.of(), tags));
    }

    private static String noise(Random random, int length) {
        return random.ints(length, 33, 126).mapToObj(Character::toString).collect(Collectors.joining());
    }
}
