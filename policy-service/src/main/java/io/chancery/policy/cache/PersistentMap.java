package io.chancery.policy.cache;

import java.util.ArrayList;
import java.util.Arrays;
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
 * replaced with each batch while decisions go on with the one that they hold. Many changes go through one {@link Draft},
 * which copies each of those arrays once.
 */
public final class PersistentMap<K, V> {

    private static final int BITS = 5;
    private static final int MASK = (1 << BITS) - 1;
    private static final PersistentMap<?, ?> EMPTY = new PersistentMap<>(null, 0);

    private final @Nullable Node<K, V> root;
    private final int size;
    private final Object version = new Object();

    private PersistentMap(@Nullable Node<K, V> root, int size) {
        this.root = root;
        this.size = size;
    }

    private sealed interface Node<K, V> {}

    private record Leaf<K, V>(int hash, K key, V value) implements Node<K, V> {}

    /** Different keys with one hash. */
    private record Collision<K, V>(int hash, List<Leaf<K, V>> leaves) implements Node<K, V> {}

    /** One child per bit that is set, in the bits' order. */
    private static final class Branch<K, V> implements Node<K, V> {
        // INVARIANT: changed by the draft that made it alone, and not after that has given out a map.
        private final Maker maker;
        private int bitmap;
        private Node<K, V>[] children;

        Branch(Maker maker, int bitmap, Node<K, V>[] children) {
            this.maker = maker;
            this.bitmap = bitmap;
            this.children = children;
        }

        boolean has(int bit) {
            return (bitmap & bit) != 0;
        }

        int index(int bit) {
            return Integer.bitCount(bitmap & (bit - 1));
        }

        /** This one if it is the draft's own, else a copy that is. */
        Branch<K, V> of(Maker draft) {
            return maker == draft ? this : new Branch<>(draft, bitmap, children.clone());
        }

        void insert(int bit, Node<K, V> child) {
            int index = index(bit);
            Node<K, V>[] more = Arrays.copyOf(children, children.length + 1);
            System.arraycopy(children, index, more, index + 1, children.length - index);
            more[index] = child;
            children = more;
            bitmap |= bit;
        }

        void remove(int bit) {
            int index = index(bit);
            Node<K, V>[] fewer = Arrays.copyOf(children, children.length - 1);
            System.arraycopy(children, index + 1, fewer, index, fewer.length - index);
            children = fewer;
            bitmap &= ~bit;
        }
    }

    /** Tells one draft from another, and, unlike a draft, keeps no map alive. */
    private static final class Maker {}

    @SuppressWarnings("unchecked")
    public static <K, V> PersistentMap<K, V> empty() {
        return (PersistentMap<K, V>) EMPTY;
    }

    public int size() {
        return size;
    }

    /** Tells this map from every other one, and keeps neither alive. */
    public Object version() {
        return version;
    }

    public Optional<V> get(K key) {
        return find(root, key);
    }

    public PersistentMap<K, V> with(K key, V value) {
        return draft().put(key, value).map();
    }

    public PersistentMap<K, V> without(K key) {
        return draft().remove(key).map();
    }

    /** To be changed by one thread, beginning as this map. */
    public Draft<K, V> draft() {
        return new Draft<>(this);
    }

    public void forEach(BiConsumer<K, V> visitor) {
        visit(root, visitor);
    }

    /** A map in the making, which changes in place what nobody else has seen. */
    public static final class Draft<K, V> {

        private Maker maker = new Maker();
        private PersistentMap<K, V> before;
        private @Nullable Node<K, V> root;
        private int size;

        private Draft(PersistentMap<K, V> before) {
            this.before = before;
            root = before.root;
            size = before.size;
        }

        public Optional<V> get(K key) {
            return find(root, key);
        }

        public Draft<K, V> put(K key, V value) {
            var leaf = new Leaf<>(spread(key), key, value);
            if (root == null) {
                root = leaf;
                size = 1;
            } else {
                root = put(root, leaf, 0);
            }
            return this;
        }

        public Draft<K, V> remove(K key) {
            if (root != null && get(key).isPresent()) {
                root = remove(root, spread(key), key, 0);
                size--;
            }
            return this;
        }

        /** Looks at every entry. */
        public Draft<K, V> removeAll(BiPredicate<K, V> goes) {
            var going = new ArrayList<K>();
            visit(root, (key, value) -> {
                if (goes.test(key, value)) {
                    going.add(key);
                }
            });
            going.forEach(this::remove);
            return this;
        }

        /** The map as it is now, the one before if nothing has changed; what changes afterwards changes in copies. */
        public PersistentMap<K, V> map() {
            if (root != before.root) {
                maker = new Maker();
                before = new PersistentMap<>(root, size);
            }
            return before;
        }

        // No switch over types, which is slow until it is compiled: half a million entries go through here at a start.
        private Node<K, V> put(Node<K, V> node, Leaf<K, V> leaf, int shift) {
            if (node instanceof Branch<K, V> branch) {
                return putBelow(branch.of(maker), leaf, shift);
            }
            if (node instanceof Leaf<K, V> old) {
                if (old.hash != leaf.hash) {
                    return putBelow(branch(old, old.hash, shift), leaf, shift);
                }
                if (old.key.equals(leaf.key)) {
                    return leaf;
                }
                size++;
                return new Collision<>(leaf.hash, List.of(old, leaf));
            }
            var old = (Collision<K, V>) node;
            if (old.hash != leaf.hash) {
                return putBelow(branch(old, old.hash, shift), leaf, shift);
            }
            var leaves = new ArrayList<>(others(old, leaf.key));
            size += leaves.size() == old.leaves.size() ? 1 : 0;
            leaves.add(leaf);
            return new Collision<>(old.hash, List.copyOf(leaves));
        }

        /** @param branch the draft's own */
        private Branch<K, V> putBelow(Branch<K, V> branch, Leaf<K, V> leaf, int shift) {
            int bit = bit(leaf.hash, shift);
            if (branch.has(bit)) {
                int index = branch.index(bit);
                branch.children[index] = put(branch.children[index], leaf, shift + BITS);
            } else {
                branch.insert(bit, leaf);
                size++;
            }
            return branch;
        }

        @SuppressWarnings("unchecked")
        private Branch<K, V> branch(Node<K, V> child, int hash, int shift) {
            return new Branch<>(maker, bit(hash, shift), (Node<K, V>[]) new Node<?, ?>[] {child});
        }

        /** The key is there. */
        private @Nullable Node<K, V> remove(Node<K, V> node, int hash, K key, int shift) {
            return switch (node) {
                case Leaf<K, V> leaf -> null;
                case Collision<K, V> collision -> {
                    List<Leaf<K, V>> rest = others(collision, key);
                    yield rest.size() == 1 ? rest.getFirst() : new Collision<>(hash, rest);
                }
                case Branch<K, V> old -> {
                    int bit = bit(hash, shift);
                    Branch<K, V> branch = old.of(maker);
                    int index = branch.index(bit);
                    @Nullable Node<K, V> rest = remove(branch.children[index], hash, key, shift + BITS);
                    if (rest != null) {
                        branch.children[index] = rest;
                        yield branch;
                    }
                    branch.remove(bit);
                    yield branch.bitmap == 0 ? null : branch;
                }
            };
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

    private static <K, V> void visit(@Nullable Node<K, V> node, BiConsumer<K, V> visitor) {
        switch (node) {
            case null -> {}
            case Leaf<K, V> leaf -> visitor.accept(leaf.key, leaf.value);
            case Collision<K, V> collision -> collision.leaves.forEach(leaf -> visitor.accept(leaf.key, leaf.value));
            case Branch<K, V> branch -> {
                for (Node<K, V> child : branch.children) {
                    visit(child, visitor);
                }
            }
        }
    }

    private static <K, V> Optional<V> find(@Nullable Node<K, V> root, K key) {
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
                    node = branch.has(bit) ? branch.children[branch.index(bit)] : null;
                }
            }
        }
        return Optional.empty();
    }

    private static <K, V> Optional<V> find(Collision<K, V> collision, K key) {
        for (Leaf<K, V> leaf : collision.leaves) {
            if (leaf.key.equals(key)) {
                return Optional.of(leaf.value);
            }
        }
        return Optional.empty();
    }

    private static <K, V> List<Leaf<K, V>> others(Collision<K, V> collision, K key) {
        return collision.leaves.stream().filter(leaf -> !leaf.key.equals(key)).toList();
    }

    private static int bit(int hash, int shift) {
        return 1 << ((hash >>> shift) & MASK);
    }

    private static int spread(Object key) {
        int hash = key.hashCode();
        return hash ^ (hash >>> 16);
    }
}
