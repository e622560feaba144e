package io.chancery.store.verify;

import io.chancery.contracts.AccountId;
import io.chancery.contracts.ContractJson;
import io.chancery.contracts.Event;
import io.chancery.contracts.Log;
import io.chancery.contracts.record.HashChain;
import io.chancery.contracts.stream.Listing;
import io.chancery.contracts.stream.StreamType;
import io.chancery.store.append.StreamTypes;
import io.chancery.store.row.ClaimRow;
import io.chancery.store.row.EdgeRow;
import io.chancery.store.row.EventRow;
import io.chancery.store.row.StateRow;
import io.chancery.store.topic.EventMessages;
import io.chancery.store.topic.RecordedEvent;
import io.chancery.store.verify.VerificationReport.Check;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Folds one shard's events anew and compares everything that was derived from them. */
final class Refolding {

    private final Log log;
    private final int shard;
    private final StreamTypes types;
    private final Findings findings;
    private final Map<String, Folded<?>> streams = new HashMap<>();
    /** By claim the stream that holds it. */
    private final Map<ClaimRow.Key, String> claims = new HashMap<>();

    private final Set<EdgeRow.Key> edges = new HashSet<>();
    private long position;
    private byte[] hash = HashChain.genesis();

    /** A stream's fold so far. */
    private record Folded<S extends Record>(
            StreamType<S, ?> type, AccountId account, Optional<S> state, long version, long position) {

        static Folded<?> unborn(StreamType<?, ?> type, AccountId account) {
            return of(type, account);
        }

        private static <T extends Record> Folded<T> of(StreamType<T, ?> type, AccountId account) {
            return new Folded<>(type, account, Optional.empty(), 0, 0);
        }

        Folded<S> after(Event event, long at) {
            return new Folded<>(type, account, type.evolve(state, event), version + 1, at);
        }

        Optional<Listing> listing() {
            return state.flatMap(type.listing());
        }

        /** As JSON, since a row written before the record grew has another text but the same content. */
        boolean hasState(byte @Nullable [] data) {
            return data == null
                    ? state.isEmpty()
                    : state.isPresent()
                            && Arrays.equals(
                                    ContractJson.write(state.get()),
                                    ContractJson.write(ContractJson.read(data, type.stateType())));
        }

        void addClaims(String streamId, Map<ClaimRow.Key, String> to) {
            state.ifPresent(live -> type.claims()
                    .apply(live)
                    .forEach(claim -> to.put(
                            new ClaimRow.Key(ClaimRow.holder(account, claim), claim.kind(), claim.name()), streamId)));
        }

        void addEdges(String streamId, Set<EdgeRow.Key> to) {
            state.ifPresent(live -> type.edges()
                    .apply(live)
                    .forEach(edge -> to.add(new EdgeRow.Key(streamId, edge.kind(), edge.to()))));
        }
    }

    Refolding(Log log, int shard, StreamTypes types, Findings findings) {
        this.log = log;
        this.shard = shard;
        this.types = types;
        this.findings = findings;
    }

    void take(EventRow row) {
        position++;
        if (row.seq() != position) {
            findings.add(Check.DENSITY, position, "no event; the next is at " + row.seq());
            position = row.seq();
        }
        try {
            RecordedEvent event = EventMessages.of(row);
            byte[] computed = HashChain.next(hash, log, shard, position, event.envelope());
            if (!Arrays.equals(computed, row.hash()) || event.envelope().sequence() != position) {
                findings.add(Check.CHAIN, position, "the event's hash does not follow from it and the one before");
            }
            fold(row, event);
        } catch (RuntimeException e) {
            // A verifier does not die of what it looks for.
            findings.add(Check.STATE, row.streamId(), "event %d cannot be folded: %s".formatted(position, e));
        }
        // What follows is compared with what is there, so that one change is one finding.
        hash = row.hash();
    }

    private void fold(EventRow row, RecordedEvent event) {
        if (!event.envelope().streamId().equals(row.streamId())) {
            findings.add(Check.CHAIN, position, "the row names another stream than its envelope");
        }
        StreamType<?, ?> type = types.kind(StreamType.kindOf(row.streamId()));
        Folded<?> before = streams.getOrDefault(
                row.streamId(), Folded.unborn(type, event.envelope().account()));
        Folded<?> after = before.after(event.envelope().event(), position);
        if (row.streamVersion() != after.version()) {
            findings.add(
                    Check.STATE,
                    row.streamId(),
                    "event %d has version %d, not %d".formatted(position, row.streamVersion(), after.version()));
        }
        streams.put(row.streamId(), after);
    }

    void compare(ShardTables tables) {
        if (tables.head().seq() != position || !Arrays.equals(tables.head().hash(), hash)) {
            findings.add(Check.DENSITY, tables.head().seq(), "the head is not the last event, which is at " + position);
        }
        var seen = new HashSet<String>();
        for (StateRow row : tables.states()) {
            seen.add(row.streamId());
            compare(row, Optional.ofNullable(streams.get(row.streamId())));
        }
        streams.forEach((streamId, folded) -> {
            if (!seen.contains(streamId)) {
                findings.add(Check.STATE, streamId, "the stream has no state row");
            }
            derive(streamId, folded);
        });
        compareClaims(tables);
        compareEdges(tables);
    }

    private void derive(String streamId, Folded<?> folded) {
        try {
            folded.addClaims(streamId, claims);
            folded.addEdges(streamId, edges);
        } catch (RuntimeException e) {
            findings.add(Check.STATE, streamId, "its claims and edges cannot be told: " + e);
        }
    }

    private void compare(StateRow row, Optional<Folded<?>> found) {
        if (found.isEmpty()) {
            findings.add(Check.STATE, row.streamId(), "a state row of a stream without events");
            return;
        }
        Folded<?> folded = found.get();
        if (!isSame(row, folded)) {
            findings.add(Check.STATE, row.streamId(), "the state row is not the fold of its events");
        }
    }

    private boolean isSame(StateRow row, Folded<?> folded) {
        try {
            return hasSameColumns(row, folded) && folded.hasState(row.data());
        } catch (RuntimeException unreadable) {
            return false;
        }
    }

    private boolean hasSameColumns(StateRow row, Folded<?> folded) {
        return row.version() == folded.version()
                && row.position() == folded.position()
                && row.shard() == shard
                && row.account().equals(folded.account().value())
                && row.kind().equals(folded.type().kind())
                && row.deleted() == folded.state().isEmpty()
                && Objects.equals(
                        row.name(), folded.listing().map(Listing::name).orElse(null))
                && Objects.equals(
                        row.path(), folded.listing().map(Listing::path).orElse(null));
    }

    private void compareClaims(ShardTables tables) {
        var present = new HashSet<ClaimRow.Key>();
        for (ClaimRow row : tables.claims()) {
            present.add(new ClaimRow.Key(row.holder(), row.kind(), row.name()));
            if (!row.streamId().equals(claims.get(new ClaimRow.Key(row.holder(), row.kind(), row.name())))) {
                findings.add(
                        Check.CLAIM,
                        row.streamId(),
                        "holds the %s '%s' without claiming it".formatted(row.kind(), row.name()));
            }
        }
        claims.keySet().stream()
                .filter(claim -> !present.contains(claim))
                .forEach(claim -> findings.add(
                        Check.CLAIM, claim.holder(), "the %s '%s' is not held".formatted(claim.kind(), claim.name())));
    }

    private void compareEdges(ShardTables tables) {
        var present = new HashSet<EdgeRow.Key>();
        for (EdgeRow row : tables.edges()) {
            var edge = new EdgeRow.Key(row.fromStream(), row.kind(), row.toId());
            present.add(edge);
            if (!edges.contains(edge)) {
                findings.add(
                        Check.EDGE,
                        edge.fromStream(),
                        "an edge '%s' to %s that its state does not draw".formatted(edge.kind(), edge.toId()));
            }
        }
        edges.stream()
                .filter(edge -> !present.contains(edge))
                .forEach(edge -> findings.add(
                        Check.EDGE, edge.fromStream(), "no edge '%s' to %s".formatted(edge.kind(), edge.toId())));
    }
}
