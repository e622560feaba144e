package io.chancery.language.analysis;

import io.chancery.language.reference.GlobalKeys;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The circumstances of requests: each dimension is a condition key and the cases that it can be in. An atom that is not
 * looked into is a dimension of its own.
 */
final class ConditionSpace {

    /** @param atoms indexes of {@link KeyState#met} are into these */
    record Dimension(String key, List<ConditionAtom> atoms, boolean opaque, List<KeyState> states) {}

    /** Where an atom is: its dimension, and its bit there. */
    record Place(int dimension, int bit) {}

    private final List<Dimension> dimensions = new ArrayList<>();
    private final Map<ConditionAtom, Place> places = new HashMap<>();

    /** @param asDocumented whether global keys have no more values than they are documented to have */
    ConditionSpace(List<SidedStatement> statements, boolean asDocumented, Budget budget) {
        Map<String, List<ConditionAtom>> byKey = new LinkedHashMap<>();
        statements.stream()
                .flatMap(statement -> statement.atoms().stream())
                .distinct()
                .forEach(atom -> {
                    if (atom.reads() == ConditionAtom.Reads.OPAQUE) {
                        add(new Dimension(atom.key(), List.of(atom), true, eitherWay()));
                    } else {
                        byKey.computeIfAbsent(atom.key(), key -> new ArrayList<>())
                                .add(atom);
                    }
                });
        byKey.forEach((key, atoms) -> {
            boolean single = asDocumented && GlobalKeys.type(key).isPresent() && !GlobalKeys.isMultivalued(key);
            List<KeyState> states = single ? KeyStates.ofSingle(key, atoms, budget) : KeyStates.of(key, atoms, budget);
            add(new Dimension(key, atoms, false, states));
        });
    }

    private static List<KeyState> eitherWay() {
        BitSet met = new BitSet();
        met.set(0);
        return List.of(new KeyState(new BitSet(), Optional.empty(), false), new KeyState(met, Optional.empty(), false));
    }

    private void add(Dimension dimension) {
        for (int bit = 0; bit < dimension.atoms().size(); bit++) {
            places.put(dimension.atoms().get(bit), new Place(dimensions.size(), bit));
        }
        dimensions.add(dimension);
    }

    Dimension dimension(int index) {
        return dimensions.get(index);
    }

    Place place(ConditionAtom atom) {
        Place place = places.get(atom);
        if (place == null) {
            throw new IllegalArgumentException("no statement has " + atom);
        }
        return place;
    }
}
