package io.chancery.policy.simulation;

import io.chancery.policy.authzen.InvalidRequest;
import io.chancery.policy.json.Json;
import io.chancery.policy.json.JsonText;
import java.util.List;

/** Reads a call: {@code {"cases": […]}} with at most {@link #CASES} cases, which are read one by one later. */
final class SimulationReader {

    static final int CASES = 1_000;

    private static final String MEMBER = "cases";

    private SimulationReader() {}

    /** @throws InvalidRequest naming the field, the value and the limit */
    static List<Json> cases(byte[] body) {
        Json json = JsonText.read(body);
        if (!(json instanceof Json.Members call)) {
            throw InvalidRequest.saying("the body must be an object, not %s".formatted(json.kind()));
        }
        call.members().keySet().stream()
                .filter(name -> !name.equals(MEMBER))
                .findFirst()
                .ifPresent(name -> {
                    throw InvalidRequest.at(name, "is not a known member; known is '%s'".formatted(MEMBER));
                });
        call.repeated().ifPresent(name -> {
            throw InvalidRequest.at(name, "is there twice");
        });
        Json cases = call.members().get(MEMBER);
        if (cases == null) {
            throw InvalidRequest.at(MEMBER, "is missing");
        }
        if (!(cases instanceof Json.Items(List<Json> items))) {
            throw InvalidRequest.at(MEMBER, "must be a list, not %s".formatted(cases.kind()));
        }
        if (items.size() > CASES) {
            throw InvalidRequest.at(MEMBER, "has %d cases; the limit is %d".formatted(items.size(), CASES));
        }
        return items;
    }
}
