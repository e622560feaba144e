package io.chancery.store.support;

import io.chancery.contracts.Log;
import io.chancery.contracts.stream.StreamType;
import io.chancery.store.database.DatabaseLoop;
import io.chancery.store.verify.TableVerifier;
import io.chancery.store.verify.VerificationReport.Finding;
import java.util.ArrayList;
import java.util.List;

/** Rebuilds everything from the events and compares. */
public final class TableCheck {

    public static final List<Finding> CLEAN = List.of();

    private TableCheck() {}

    public static List<Finding> of(StoreDatabase database, Log log, List<StreamType<?, ?>> types) {
        var verifier = new TableVerifier(log, types, new DatabaseLoop(database.sessions(), database.vertx()));
        var findings = new ArrayList<Finding>();
        for (int shard = 0; shard < StoreUser.SHARDS.count(); shard++) {
            findings.addAll(verifier.verify(shard));
        }
        return List.copyOf(findings);
    }
}
