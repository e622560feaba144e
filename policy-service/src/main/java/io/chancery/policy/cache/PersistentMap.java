package io.chancery.policy.cache;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiConsumer;
import java.util.function.BiPredicate;
import org.jspecify.annotations.Nullable;

/**
 * An immutable map whose changed copies share what has not changed: a hash trie (Bagwell, "Ideal Hash Trees", 2001), 32
 * ways at each level. A change copies a handful of small arrays however large the map is, so a shard's image can be
 * replaced with each batch while decisions go on with the one that they hold.
 */
public final class PersistentMap<K, V> {

    private static final int BITS = 5;
    private static final int MASK = (1 << BITS) - 1;
    private static final PersistentMap<?, ?> EMPTY = new PersistentMap<>(null, 0);

    private final @Nullable Node<K, V> root;
    private final int size;

    private PersistentMap(@Nullable Node<K, V> root, int size) {
        this.root = root;
        this.size = size;
    }

    private sealed interface Node<K, V> {}

    private record Leaf<K, V>(int hash, K key, V value) implements Node<K, V> {}

    /** Different keys with one hash. */
    private record Collision<K, V>(int hash, List<Leaf<K, V>> leaves) implements Node<K, V> {}

    /** One child per bit that is set, in the bits' order. Never changed once made. */
    private record Branch<K, V>(int bitmap, List<Node<K, V>> children) implements Node<K, V> {}

    @SuppressWarnings("unchecked")
    public static <K, V> PersistentMap<K, V> empty() {
        return (PersistentMap<K, V>) EMPTY;
    }

    public int size() {
        return size;
    }

    public Optional<V> get(K key) {
        int hash = spread(key);
        @Nullable Node<K, V> node = root;
        for (int shift = 0; node != null; shift += BITS) {
            switch (node) {
                case Leaf<K, V> leaf -> {
                    return leaf.hash == hash && leaf.key.equals(key) ? Optional.of(leaf.value) : Optional.empty();
                }
                case Collision<K, V> collision -> {
                    return find(collision, key);
                }
                case Branch<K, V> branch -> {
                    int bit = bit(hash, shift);
                    node = (branch.bitmap & bit) == 0 ? null : branch.children.get(index(branch.bitmap, bit));
                }
            }
        }
        return Optional.empty();
    }

    public PersistentMap<K, V> with(K key, V value) {
        boolean replaces = get(key).isPresent();
        var leaf = new Leaf<>(spread(key), key, value);
        return new PersistentMap<>(root == null ? leaf : put(root, leaf, 0), replaces ? size : size + 1);
    }

    public PersistentMap<K, V> without(K key) {
        if (root == null || get(key).isEmpty()) {
            return this;
        }
        @Nullable Node<K, V> rest = remove(root, spread(key), key, 0);
        return rest == null ? empty() : new PersistentMap<>(rest, size - 1);
    }

    /** Looks at every entry. */
    public PersistentMap<K, V> withoutAll(BiPredicate<K, V> goes) {
        var going = new ArrayList<K>();
        forEach((key, value) -> {
            if (goes.test(key, value)) {
                going.add(key);
            }
        });
        PersistentMap<K, V> rest = this;
        for (K key : going) {
            rest = rest.without(key);
        }
        return rest;
    }

    public void forEach(BiConsumer<K, V> visitor) {
        if (root != null) {
            visit(root, visitor);
        }
    }

    private Map<K, V> toMap() {
        var all = new HashMap<K, V>();
        forEach(all::put);
        return all;
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof PersistentMap<?, ?> that && size == that.size && toMap().equals(that.toMap());
    }

    @Override
    public int hashCode() {
        return toMap().hashCode();
    }

    @Override
    public String toString() {
        return toMap().toString();
    }

    private static <K, V> void visit(Node<K, V> node, BiConsumer<K, V> visitor) {
        switch (node) {
            case Leaf<K, V> leaf -> visitor.accept(leaf.key, leaf.value);
            case Collision<K, V> collision -> collision.leaves.forEach(leaf -> visitor.accept(leaf.key, leaf.value));
            case Branch<K, V> branch -> branch.children.forEach(child -> visit(child, visitor));
        }
    }

    private static <K, V> Node<K, V> put(Node<K, V> node, Leaf<K, V> leaf, int shift) {
        return switch (node) {
            case Leaf<K, V> old when old.key.equals(leaf.key) -> leaf;
            case Leaf<K, V> old when old.hash == leaf.hash -> new Collision<>(leaf.hash, List.of(old, leaf));
            case Leaf<K, V> old -> put(put(new Branch<K, V>(0, List.of()), old, shift), leaf, shift);
            case Collision<K, V> old
            when old.hash == leaf.hash -> {
                var leaves = new ArrayList<>(without(old, leaf.key));
                leaves.add(leaf);
                yield new Collision<>(old.hash, List.copyOf(leaves));
            }
            case Collision<K, V> old -> put(new Branch<K, V>(bit(old.hash, shift), List.of(old)), leaf, shift);
            case Branch<K, V> branch -> {
                int bit = bit(leaf.hash, shift);
                int index = index(branch.bitmap, bit);
                var children = new ArrayList<>(branch.children);
                if ((branch.bitmap & bit) == 0) {
                    children.add(index, leaf);
                } else {
                    children.set(index, put(children.get(index), leaf, shift + BITS));
                }
                yield new Branch<>(branch.bitmap | bit, List.copyOf(children));
            }
        };
    }

    /** The key is there. */
    private static <K, V> @Nullable Node<K, V> remove(Node<K, V> node, int hash, K key, int shift) {
        return switch (node) {
            case Leaf<K, V> leaf -> null;
            case Collision<K, V> collision -> {
                List<Leaf<K, V>> rest = without(collision, key);
                yield rest.size() == 1 ? rest.getFirst() : new Collision<>(hash, rest);
            }
            case Branch<K, V> branch -> {
                int bit = bit(hash, shift);
                int index = index(branch.bitmap, bit);
                @Nullable Node<K, V> rest = remove(branch.children.get(index), hash, key, shift + BITS);
                var children = new ArrayList<>(branch.children);
                if (rest != null) {
                    children.set(index, rest);
                    yield new Branch<>(branch.bitmap, List.copyOf(children));
                }
                children.remove(index);
                yield children.isEmpty() ? null : new Branch<>(branch.bitmap & ~bit, List.copyOf(children));
            }
        };
    }

    private static <K, V> Optional<V> find(Collision<K, V> collision, K key) {
        for (Leaf<K, V> leaf : collision.leaves) {
            if (leaf.key.equals(key)) {
                return Optional.of(leaf.value);
            }
        }
        return Optional.empty();
    }

    private static <K, V> List<Leaf<K, V>> without(Collision<K, V> collision, K key) {
        return collision.leaves.stream().filter(leaf -> !leaf.key.equals(key)).toList();
    }

    private static int bit(int hash, int shift) {
        return 1 << ((hash >>> shift) & MASK);
    }

    private static int index(int bitmap, int bit) {
        return Integer.bitCount(bitmap & (bit - 1));
    }

    private static int spread(Object key) {
        int hash = key.hashCode();
        return hash ^ (hash >>> 16);
    }
}
