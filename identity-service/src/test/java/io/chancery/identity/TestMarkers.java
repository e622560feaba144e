package io.chancery.identity;

import io.chancery.contracts.AccountId;
import io.chancery.identity.servicelinkedrole.DeletionTasks;
import io.chancery.runtime.ChanceryConfig;
import io.chancery.runtime.operation.ListPage;
import io.chancery.runtime.operation.Markers;
import io.chancery.runtime.operation.MaxItems;
import io.chancery.runtime.signing.Signer;
import io.chancery.testing.ServiceKeyFiles;
import java.util.Optional;

/** Markers and ids of deletions, sealed with a key made for this run. */
public final class TestMarkers {
    private static final ChanceryConfig CONFIG = ServiceKeyFiles.make().config("identity", ChanceryConfig.class);
    private static final Markers MARKERS = new Markers(new Signer(CONFIG), CONFIG);

    private TestMarkers() {}

    public static Markers markers() {
        return MARKERS;
    }

    /** The first page of a list, or one that a marker goes on to. */
    public static ListPage page(
            AccountId account, String operation, String filter, Optional<String> marker, int maxItems) {
        return ListPage.of(MARKERS, account, operation, filter, marker, Optional.of(new MaxItems(maxItems)));
    }

    public static DeletionTasks deletionTasks() {
        return new DeletionTasks(new Signer(CONFIG), CONFIG);
    }
}
