package io.chancery.policy.catalogue;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.chancery.contracts.AccountId;
import io.chancery.contracts.policy.Catalogue;
import io.chancery.contracts.policy.CatalogueEvent.CatalogueActivated;
import io.chancery.policy.Given;
import io.chancery.store.append.Change;
import io.chancery.store.append.Stream;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class ActivateCatalogueTest {

    private static final ActivateCatalogue COMMAND = new ActivateCatalogue("0.0.656", 1_594, "abc");

    @Test
    void the_first_catalogue_comes_into_force() {
        List<Change> changes =
                COMMAND.decide(Stream.unborn(Catalogue.AWS), Given.FACTS).changes();
        assertEquals(
                List.of(new CatalogueActivated("0.0.656", 1_594, "abc", Given.NOW)),
                changes.stream().map(Change::event).toList());
        assertEquals(AccountId.INSTALLATION, COMMAND.account());
    }

    @Test
    void another_content_comes_into_force() {
        assertEquals(1, COMMAND.decide(inForce("other"), Given.FACTS).changes().size());
    }

    @Test
    void the_same_content_changes_nothing() {
        assertEquals(List.of(), COMMAND.decide(inForce("abc"), Given.FACTS).changes());
    }

    private static Stream<Catalogue> inForce(String sha256) {
        return new Stream<>(Catalogue.AWS, Optional.of(new Catalogue("0.0.1", 3, sha256, Given.NOW)), 1, 1);
    }
}
