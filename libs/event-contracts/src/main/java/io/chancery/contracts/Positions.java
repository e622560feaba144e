package io.chancery.contracts;

import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Points in several shards' histories at once, one at most of each shard of each log. */
public final class Positions {

    private static final Comparator<Position> BY_SHARD =
            Comparator.comparing(Position::log).thenComparing(Position::shard);

    private Positions() {}

    /** Of each shard of each log the furthest, sorted by log and shard. */
    public static List<Position> furthest(Collection<Position> positions) {
        Map<Position, Position> byShard = new TreeMap<>(BY_SHARD);
        for (Position position : positions) {
            byShard.merge(position, position, (one, other) -> one.sequence() >= other.sequence() ? one : other);
        }
        return List.copyOf(byShard.values());
    }

    /** The same of two lists. */
    public static List<Position> furthest(Collection<Position> some, Collection<Position> others) {
        return furthest(Stream.concat(some.stream(), others.stream()).toList());
    }

    /** Written {@code identity/3/1042,policy/0/7}; nothing for none. */
    public static String text(List<Position> positions) {
        return positions.stream().map(Position::toString).collect(Collectors.joining(","));
    }

    /** @throws IllegalArgumentException if the text is not what {@link #text} writes */
    public static List<Position> parse(String text) {
        return text.isEmpty()
                ? List.of()
                : Stream.of(text.split(",", -1)).map(Position::parse).toList();
    }
}
