package io.chancery.runtime.operation;

import io.chancery.contracts.AccountId;
import io.chancery.runtime.ChanceryConfig;
import io.chancery.runtime.signing.Signer;
import io.chancery.store.append.Paging;
import io.chancery.store.append.Refusal;
import io.chancery.store.append.Refused;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Optional;

/**
 * Pagination markers, sealed: a marker goes on only with the operation, account and filter that it was given for, and
 * cannot be made up.
 */
@ApplicationScoped
public class Markers {

    /** {@code MaxItems} if it is not sent ("ListUsers", IAM API). */
    public static final int DEFAULT_MAX_ITEMS = 100;

    private static final String PURPOSE = "marker";

    private final Signer signer;
    private final String self;

    public Markers(Signer signer, ChanceryConfig config) {
        this.signer = signer;
        this.self = config.serviceName();
    }

    /** @param filter all that narrows the list, for instance the path prefix */
    record Marker(String operation, AccountId account, String filter, String after) {}

    public String seal(String operation, AccountId account, String filter, String after) {
        return signer.sign(PURPOSE, new Marker(operation, account, filter, after));
    }

    /**
     * Which part of the list a request asks for.
     *
     * @throws Refused ValidationError if the marker is not one for this list
     */
    public Paging paging(
            String operation, AccountId account, String filter, Optional<String> marker, Optional<Integer> maxItems) {
        Optional<String> after = marker.map(text -> signer.verify(PURPOSE, self, text, Marker.class)
                .filter(found -> found.equals(new Marker(operation, account, filter, found.after())))
                .map(Marker::after)
                .orElseThrow(() -> new Refused(Refusal.VALIDATION_ERROR, "Invalid Marker.")));
        return new Paging(after, maxItems.orElse(DEFAULT_MAX_ITEMS));
    }
}
