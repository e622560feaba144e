package io.chancery.store.append;

import io.chancery.contracts.AccountId;
import io.chancery.contracts.Log;
import io.chancery.contracts.Position;
import io.chancery.contracts.Positions;
import io.chancery.contracts.record.Envelope;
import io.chancery.contracts.record.EventCodec;
import java.util.TreeMap;

/** Puts an event into its envelope: the CloudEvents attributes by which others know it. */
final class EnvelopeWriter {

    private final Log log;

    EnvelopeWriter(Log log) {
        this.log = log;
    }

    Envelope wrap(Change change, AccountId account, Position position, long streamVersion, Submission<?, ?> from) {
        String type = EventCodec.wireType(change.event().getClass());
        Provenance provenance = from.provenance();
        var attributes = new TreeMap<String, String>();
        attributes.put(Envelope.SPEC_VERSION, "1.0");
        attributes.put(Envelope.ID, EventIds.next(from.facts()).toString());
        attributes.put(Envelope.SOURCE, "/chancery/%s/%s-service".formatted(account, log.wireName()));
        attributes.put(Envelope.TYPE, type);
        attributes.put(Envelope.SUBJECT, change.subject());
        attributes.put(Envelope.TIME, from.facts().at().toString());
        attributes.put(Envelope.DATA_CONTENT_TYPE, "application/json");
        attributes.put(Envelope.DATA_SCHEMA, "urn:chancery:schema:" + type);
        attributes.put(Envelope.PARTITION_KEY, change.streamId());
        attributes.put(Envelope.ACCOUNT, account.value());
        attributes.put(Envelope.SHARD, String.valueOf(position.shard()));
        attributes.put(Envelope.SEQUENCE, String.valueOf(position.sequence()));
        attributes.put(Envelope.STREAM_VERSION, String.valueOf(streamVersion));
        attributes.put(Envelope.CORRELATION_ID, provenance.requestId());
        attributes.put(Envelope.AUTH_ID, provenance.actorArn());
        provenance.causationId().ifPresent(cause -> attributes.put(Envelope.CAUSATION_ID, cause));
        provenance.traceParent().ifPresent(trace -> attributes.put(Envelope.TRACE_PARENT, trace));
        if (!provenance.dependsOn().isEmpty()) {
            attributes.put(Envelope.DEPENDS_ON, Positions.text(provenance.dependsOn()));
        }
        return Envelope.of(attributes, EventCodec.data(change.event()));
    }
}
