package io.chancery.identity.servicelinkedrole;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.chancery.store.append.Refusal;
import io.chancery.store.append.Refused;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class LinkedRoleNamesTest {

    private static String name(String service) {
        return LinkedRoleNames.of(service, Optional.empty());
    }

    private static void refused(String service, Optional<String> suffix, String message) {
        assertThatExceptionOfType(Refused.class)
                .isThrownBy(() -> LinkedRoleNames.of(service, suffix))
                .satisfies(refused -> assertThat(refused.refusal()).isEqualTo(Refusal.INVALID_INPUT))
                .withMessage(message);
    }

    @Test
    void services_of_aws_have_names_of_their_own_choice() {
        assertThat(name("autoscaling.amazonaws.com")).isEqualTo("AWSServiceRoleForAutoScaling");
        assertThat(name("ecs.application-autoscaling.amazonaws.com"))
                .isEqualTo("AWSServiceRoleForApplicationAutoScaling_ECSService");
        assertThat(name("spot.amazonaws.com")).isEqualTo("AWSServiceRoleForEC2Spot");
    }

    @Test
    void any_other_is_named_after_the_service() {
        assertThat(name("ledger.example.com")).isEqualTo("AWSServiceRoleForLedgerExampleCom");
        assertThat(name("new-thing.amazonaws.com")).isEqualTo("AWSServiceRoleForNewThing");
    }

    @Test
    void a_suffix_stands_behind_an_underscore_where_one_may() {
        assertThat(LinkedRoleNames.of("autoscaling.amazonaws.com", Optional.of("web")))
                .isEqualTo("AWSServiceRoleForAutoScaling_web");
        assertThat(LinkedRoleNames.of("ledger.example.com", Optional.of("2")))
                .isEqualTo("AWSServiceRoleForLedgerExampleCom_2");
        refused("es.amazonaws.com", Optional.of("web"), "Custom suffix is not allowed for es.amazonaws.com");
    }

    @Test
    void what_is_no_service_s_name_is_refused() {
        refused("Batch", Optional.empty(), "The service name Batch is not valid.");
        refused("batch@amazonaws.com", Optional.empty(), "The service name batch@amazonaws.com is not valid.");
    }

    @Test
    void a_name_that_would_be_too_long_is_refused() {
        refused(
                "autoscaling.amazonaws.com",
                Optional.of("x".repeat(64)),
                "The role name AWSServiceRoleForAutoScaling_%s has 93 characters; a role name may have 64."
                        .formatted("x".repeat(64)));
    }
}
