package io.chancery.language.validation;

import io.chancery.language.JsonValue;
import io.chancery.language.validation.Finding.Location;
import java.util.ArrayList;
import java.util.List;

/** Takes findings down. */
final class Report {

    private final List<Finding> findings = new ArrayList<>();

    void add(IssueCode code, Spot spot, String message, Object... arguments) {
        JsonValue.Place place = spot.value().place();
        findings.add(new Finding(
                code, message.formatted(arguments), new Location(spot.path(), place.line(), place.column())));
    }

    List<Finding> findings() {
        return List.copyOf(findings);
    }
}
