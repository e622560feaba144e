package io.chancery.policy.catalogue;

import io.chancery.contracts.AccountId;
import io.chancery.contracts.policy.Catalogue;
import io.chancery.contracts.policy.CatalogueEvent.CatalogueActivated;
import io.chancery.runtime.operation.NoReply;
import io.chancery.store.append.Change;
import io.chancery.store.append.Command;
import io.chancery.store.append.Decision;
import io.chancery.store.append.Facts;
import io.chancery.store.append.Reads;
import io.chancery.store.append.Stream;

/**
 * Puts a catalogue in force, so that decisions follow from the log. Idempotent: nothing is recorded if it is in force
 * already.
 *
 * @param sha256 of the catalogue's content, hexadecimal
 */
public record ActivateCatalogue(String version, int policyCount, String sha256)
        implements Command<Stream<Catalogue>, NoReply> {

    private static final String SUBJECT = "arn:aws:iam::aws:policy/*";

    /** The one that this replica ships. */
    public static ActivateCatalogue of(AwsManagedPolicies policies) {
        return new ActivateCatalogue(policies.version(), policies.count(), policies.sha256());
    }

    @Override
    public AccountId account() {
        return AccountId.INSTALLATION;
    }

    @Override
    public Reads<Stream<Catalogue>> reads() {
        return Reads.stream(Catalogue.STREAM, Catalogue.AWS);
    }

    @Override
    public Decision<NoReply> decide(Stream<Catalogue> inForce, Facts facts) {
        boolean same = inForce.state()
                .filter(catalogue -> catalogue.sha256().equals(sha256))
                .isPresent();
        if (same) {
            return Decision.unchanged(NoReply.NO_REPLY);
        }
        var activated = new CatalogueActivated(version, policyCount, sha256, facts.now());
        return Decision.of(new Change(Catalogue.STREAM, Catalogue.AWS, SUBJECT, activated), NoReply.NO_REPLY);
    }
}
