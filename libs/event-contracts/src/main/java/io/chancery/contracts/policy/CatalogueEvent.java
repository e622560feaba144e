package io.chancery.contracts.policy;

import io.chancery.contracts.WireType;
import java.time.Instant;

/** Which catalogue of AWS managed policies decides. Stream {@code catalogue/aws} of the installation's account. */
public sealed interface CatalogueEvent extends PolicyEvent {

    /**
     * A version of the catalogue came into force, so that decisions follow from the log.
     *
     * @param version the catalogue's own version
     * @param sha256 of the catalogue's content, hexadecimal; a replica that ships another content does not get ready
     */
    @WireType("io.chancery.policy.catalogue-activated.v1")
    record CatalogueActivated(String version, int policyCount, String sha256, Instant at) implements CatalogueEvent {}
}
