package io.chancery.contracts.policy;

import io.chancery.contracts.policy.CatalogueEvent.CatalogueActivated;
import io.chancery.contracts.stream.StreamType;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;

/** The catalogue of AWS managed policies in force. */
public record Catalogue(String version, int policyCount, String sha256, Instant activatedAt) {

    public static final String AWS = "aws";

    public static final StreamType<Catalogue, CatalogueEvent> STREAM = new StreamType<>(
            "catalogue",
            Catalogue.class,
            CatalogueEvent.class,
            Catalogue::evolve,
            catalogue -> Set.of(),
            catalogue -> Set.of(),
            catalogue -> Optional.empty());

    static Optional<Catalogue> evolve(Optional<Catalogue> before, CatalogueEvent event) {
        return switch (event) {
            case CatalogueActivated e -> Optional.of(new Catalogue(e.version(), e.policyCount(), e.sha256(), e.at()));
        };
    }
}
