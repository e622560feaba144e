package io.chancery.language.analysis;

import io.chancery.language.analysis.ConditionSpace.Place;
import java.util.BitSet;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Predicate;

/**
 * Looks for circumstances in which, of some statements that are about the same request, those of the checked policy allow and
 * those of the other do not. Goes through the cases of one key after the other and turns back as soon as no case of the
 * remaining keys can help.
 */
final class ConditionSearch {

    private enum Truth {
        YES,
        NO,
        OPEN
    }

    private final ConditionSpace space;
    private final List<SidedStatement> statements;
    private final Budget budget;
    private final Predicate<Map<Integer, KeyState>> visitor;
    private final List<Integer> dimensions;
    private final Map<Integer, KeyState> chosen = new TreeMap<>();

    /** @param visitor is given the case of each dimension that matters; says whether to stop there */
    ConditionSearch(
            ConditionSpace space,
            List<SidedStatement> statements,
            Budget budget,
            Predicate<Map<Integer, KeyState>> visitor) {
        this.space = space;
        this.statements = statements;
        this.budget = budget;
        this.visitor = visitor;
        Set<Integer> used = new TreeSet<>();
        statements.forEach(statement ->
                statement.atoms().forEach(atom -> used.add(space.place(atom).dimension())));
        this.dimensions = List.copyOf(used);
    }

    /** Whether the visitor stopped the search. */
    boolean run() {
        return search(0);
    }

    private boolean search(int depth) {
        budget.spend(statements.size());
        if (isHopeless()) {
            return false;
        }
        if (depth == dimensions.size()) {
            return visitor.test(Map.copyOf(chosen));
        }
        int dimension = dimensions.get(depth);
        BitSet relevant = relevant(dimension);
        Set<BitSet> tried = new HashSet<>();
        for (KeyState state : space.dimension(dimension).states()) {
            BitSet met = (BitSet) state.met().clone();
            met.and(relevant);
            if (tried.add(met)) {
                chosen.put(dimension, state);
                if (search(depth + 1)) {
                    return true;
                }
            }
        }
        chosen.remove(dimension);
        return false;
    }

    private BitSet relevant(int dimension) {
        BitSet relevant = new BitSet();
        for (SidedStatement statement : statements) {
            for (ConditionAtom atom : statement.atoms()) {
                Place place = space.place(atom);
                if (place.dimension() == dimension) {
                    relevant.set(place.bit());
                }
            }
        }
        return relevant;
    }

    private boolean isHopeless() {
        boolean updatedMayAllow = false;
        boolean existingAllows = false;
        boolean existingMayDeny = false;
        for (SidedStatement statement : statements) {
            Truth truth = truth(statement);
            if (statement.updated() && !statement.allows() && truth == Truth.YES) {
                return true;
            }
            updatedMayAllow |= statement.updated() && statement.allows() && truth != Truth.NO;
            existingAllows |= !statement.updated() && statement.allows() && truth == Truth.YES;
            existingMayDeny |= !statement.updated() && !statement.allows() && truth != Truth.NO;
        }
        return !updatedMayAllow || (existingAllows && !existingMayDeny);
    }

    private Truth truth(SidedStatement statement) {
        boolean open = false;
        for (ConditionAtom atom : statement.atoms()) {
            Place place = space.place(atom);
            KeyState state = chosen.get(place.dimension());
            if (state == null) {
                open = true;
            } else if (!state.met().get(place.bit())) {
                return Truth.NO;
            }
        }
        return open ? Truth.OPEN : Truth.YES;
    }
}
