package io.chancery.store.topic;

import io.chancery.contracts.record.Envelope;

/**
 * An event as a topic or a table holds it.
 *
 * @param hash of the chain at this event, as whoever wrote it claims
 */
public record RecordedEvent(Envelope envelope, byte[] hash) {}
