package io.chancery.runtime.activity;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.chancery.contracts.AccountId;
import io.chancery.contracts.ContractJson;
import io.chancery.runtime.caller.Call;
import io.chancery.runtime.caller.Caller;
import io.chancery.runtime.caller.Origin;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** What of a request stands in the activity trail. */
class ActivityRecordsTest {

    private static final int LARGEST_MESSAGE_BYTES = 1_048_576;

    @Test
    void parameters_are_told_as_sent_but_for_those_that_name_a_secret() {
        assertEquals(
                Map.of("UserName", "alice"),
                shown(Map.of("Action", "CreateLoginProfile", "UserName", "alice", "Password", "hunter2")));
    }

    @Test
    void a_value_that_does_not_fit_is_left_out_with_its_length() {
        String document = "x".repeat(ActivityRecords.SHOWN_CHARACTERS);
        assertEquals(
                Map.of("PolicyInputList.member.1", "(100000 characters left out)", "ResourceOwner", "111122223333"),
                shown(Map.of("PolicyInputList.member.1", document, "ResourceOwner", "111122223333")));
    }

    @Test
    void a_record_of_the_longest_request_fits_into_a_message() {
        var parameters = new HashMap<String, String>();
        for (int i = 0; i < 4_000; i++) {
            parameters.put("%0512d".formatted(i), "\u0000".repeat(200));
        }
        byte[] record = ContractJson.write(records(parameters).succeeded("arn", Optional.empty()));
        assertTrue(record.length < LARGEST_MESSAGE_BYTES, () -> "bytes: " + record.length);
        assertTrue(shown(parameters).getOrDefault("", "").endsWith("parameters left out)"));
    }

    @Test
    void the_operator_stands_in_the_trail_as_what_it_is() {
        var call = new Call(Caller.operator(), Origin.SUITE, "request-1", Instant.EPOCH, Optional.empty());
        var records = new ActivityRecords(call, "chancery", "PutResourcePolicy", false, Map.of());
        assertEquals(
                "Operator",
                records.succeeded("arn", Optional.empty()).userIdentity().type());
    }

    private static Map<String, String> shown(Map<String, String> parameters) {
        return records(parameters).parameters();
    }

    private static ActivityRecords records(Map<String, String> parameters) {
        var account = new AccountId("111122223333");
        var call = new Call(Caller.root(account), Origin.SUITE, "request-1", Instant.EPOCH, Optional.empty());
        return new ActivityRecords(call, "iam.amazonaws.com", "SimulateCustomPolicy", true, parameters);
    }
}
