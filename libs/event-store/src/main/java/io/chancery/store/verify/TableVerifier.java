package io.chancery.store.verify;

import io.chancery.contracts.Log;
import io.chancery.contracts.stream.StreamType;
import io.chancery.store.append.StreamTypes;
import io.chancery.store.database.DatabaseLoop;
import io.chancery.store.verify.VerificationReport.Finding;
import java.util.List;

/** The part of a verification that needs no Kafka: chain, density, and all that is derived from the events. */
public final class TableVerifier {

    private final Log log;
    private final StreamTypes types;
    private final DatabaseLoop database;

    public TableVerifier(Log log, List<StreamType<?, ?>> streamTypes, DatabaseLoop database) {
        this.log = log;
        this.types = new StreamTypes(streamTypes);
        this.database = database;
    }

    /** Blocks; not to be called on an event loop. */
    public List<Finding> verify(int shard) {
        var findings = new Findings(shard);
        verify(shard, findings);
        return findings.list();
    }

    ShardTables verify(int shard, Findings findings) {
        ShardTables tables = ShardTables.read(database, shard);
        var refolding = new Refolding(log, shard, types, findings);
        tables.eachEvent(database, refolding::take);
        refolding.compare(tables);
        return tables;
    }
}
