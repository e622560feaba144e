package io.chancery.store.consume;

import io.chancery.contracts.record.HashChain;
import io.smallrye.mutiny.Uni;
import java.util.HexFormat;
import java.util.List;
import org.hibernate.reactive.mutiny.Mutiny;

/**
 * How far a fold is in one shard: a row of {@code fold_position}.
 *
 * @param topicId of the topic in which {@code nextOffset} counts; empty before the first event
 * @param hash of the chain at the position, hexadecimal
 */
record FoldPosition(String topicId, long position, String hash, long nextOffset) {

    static final FoldPosition START = new FoldPosition("", 0, HexFormat.of().formatHex(HashChain.genesis()), 0);

    /** Where each shard of a topic is; shards without a row are at {@link #START}. */
    static Uni<List<Row>> all(Mutiny.StatelessSession session, String fold) {
        return session.createNativeQuery(
                        "select topic, shard, topic_id, position, encode(hash, 'hex'), next_offset"
                                + " from fold_position where fold = ?1",
                        Object[].class)
                .setParameter(1, fold)
                .getResultList()
                .map(rows -> rows.stream().map(FoldPosition::row).toList());
    }

    /** @param at where the fold is in that shard */
    record Row(String topic, int shard, FoldPosition at) {}

    private static Row row(Object[] columns) {
        return new Row(
                (String) columns[0],
                ((Number) columns[1]).intValue(),
                new FoldPosition(
                        (String) columns[2],
                        ((Number) columns[3]).longValue(),
                        (String) columns[4],
                        ((Number) columns[5]).longValue()));
    }

    /**
     * Moves the stored position from the one expected to this one.
     *
     * @return false if another process has moved it: then nothing of this transaction may stay
     */
    Uni<Boolean> storeAfter(
            FoldPosition expected, Mutiny.StatelessSession session, String fold, String topic, int shard) {
        Uni<Integer> rows = expected.position() == 0
                ? session.createNativeQuery("insert into fold_position"
                                + " (fold, topic, shard, topic_id, position, hash, next_offset)"
                                + " values (?1, ?2, ?3, ?4, ?5, decode(?6, 'hex'), ?7) on conflict do nothing")
                        .setParameter(1, fold)
                        .setParameter(2, topic)
                        .setParameter(3, shard)
                        .setParameter(4, topicId)
                        .setParameter(5, position)
                        .setParameter(6, hash)
                        .setParameter(7, nextOffset)
                        .executeUpdate()
                : session.createNativeQuery("update fold_position set topic_id = ?4, position = ?5,"
                                + " hash = decode(?6, 'hex'), next_offset = ?7"
                                + " where fold = ?1 and topic = ?2 and shard = ?3 and position = ?8")
                        .setParameter(1, fold)
                        .setParameter(2, topic)
                        .setParameter(3, shard)
                        .setParameter(4, topicId)
                        .setParameter(5, position)
                        .setParameter(6, hash)
                        .setParameter(7, nextOffset)
                        .setParameter(8, expected.position())
                        .executeUpdate();
        return rows.map(changed -> changed == 1);
    }
}
