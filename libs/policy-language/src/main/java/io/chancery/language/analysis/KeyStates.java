package io.chancery.language.analysis;

import io.chancery.language.ConditionClause;
import io.chancery.language.ConditionOperator;
import io.chancery.language.ConditionOperator.Base;
import io.chancery.language.ConditionOperator.Qualifier;
import io.chancery.language.condition.ConditionEvaluator;
import io.chancery.language.condition.ConditionResult;
import io.chancery.language.request.RequestContext;
import io.chancery.language.request.RequestContext.Values;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The cases that one condition key can be in, told apart by which of some atoms about it are true: absent, one value, or a
 * set of values. What an atom says of a sample is asked of {@link ConditionEvaluator} itself.
 *
 * <p>If the atoms read values in different ways (as text and as numbers), every combination of what each way can tell apart
 * is a case, also those that no value has: too many cases are safe, too few would not be.
 */
final class KeyStates {

    /** What an atom says of one value; what cannot be read meets nothing. */
    private enum Verdict {
        MET,
        NOT_MET
    }

    /** @param values empty if no value with these verdicts is at hand */
    private record Case(List<Verdict> verdicts, List<String> values) {}

    private static final String EMPTY = "";

    private final String key;
    private final List<ConditionAtom> atoms;
    private final Budget budget;
    private final Map<BitSet, KeyState> states = new LinkedHashMap<>();

    private KeyStates(String key, List<ConditionAtom> atoms, Budget budget) {
        this.key = key;
        this.atoms = atoms;
        this.budget = budget;
    }

    /** @param atoms all about the key, none opaque */
    static List<KeyState> of(String key, List<ConditionAtom> atoms, Budget budget) {
        return new KeyStates(key, atoms, budget).all(true);
    }

    /** The same of a key that never has a set of values. */
    static List<KeyState> ofSingle(String key, List<ConditionAtom> atoms, Budget budget) {
        return new KeyStates(key, atoms, budget).all(false);
    }

    private List<KeyState> all(boolean sets) {
        add(evaluated(RequestContext.empty()), Optional.empty(), true);
        List<String> samples = samples();
        for (Case single : cases(samples, false)) {
            add(
                    met(single),
                    single.values().stream().findFirst().map(value -> new Values(List.of(value), false)),
                    !single.values().isEmpty());
        }
        if (sets) {
            addSets(samples);
        }
        // A case that a value is at hand for makes a better witness than an equal one without.
        return states.values().stream()
                .sorted(Comparator.comparing(state -> !state.known()))
                .toList();
    }

    private void addSets(List<String> samples) {
        add(evaluated(context(List.of(EMPTY))), Optional.of(new Values(List.of(EMPTY), true)), true);
        for (Case set : unions(cases(samples, true))) {
            // Of nothing but the empty text it is the null dataset, above.
            if (set.values().isEmpty() || !new Values(set.values(), true).isNull()) {
                add(
                        met(set),
                        Optional.of(new Values(set.values(), true)),
                        !set.values().isEmpty());
            }
        }
    }

    private void add(BitSet met, Optional<Values> value, boolean known) {
        budget.spend(atoms.size());
        KeyState state = new KeyState(met, value, known);
        states.merge(met, state, (before, now) -> before.known() ? before : now);
    }

    private RequestContext context(List<String> set) {
        return RequestContext.builder().putAll(key, set).build();
    }

    private BitSet evaluated(RequestContext context) {
        BitSet met = new BitSet();
        for (int i = 0; i < atoms.size(); i++) {
            ConditionAtom atom = atoms.get(i);
            met.set(
                    i,
                    ConditionEvaluator.evaluate(atom.clause(), atom.version(), context)
                                    .outcome()
                            == ConditionResult.Outcome.MET);
        }
        return met;
    }

    private static BitSet met(Case one) {
        BitSet met = new BitSet();
        for (int i = 0; i < one.verdicts().size(); i++) {
            met.set(i, one.verdicts().get(i) == Verdict.MET);
        }
        return met;
    }

    private Map<ConditionAtom.Reads, List<Integer>> byReads() {
        Map<ConditionAtom.Reads, List<Integer>> byReads = new EnumMap<>(ConditionAtom.Reads.class);
        for (int i = 0; i < atoms.size(); i++) {
            byReads.computeIfAbsent(atoms.get(i).reads(), reads -> new ArrayList<>())
                    .add(i);
        }
        return byReads;
    }

    private List<String> samples() {
        List<String> samples = new ArrayList<>();
        byReads()
                .forEach((reads, indexes) -> samples.addAll(
                        ValueSamples.of(reads, indexes.stream().map(atoms::get).toList(), budget)));
        // The last, so that it stands for itself alone.
        samples.removeIf(String::isEmpty);
        samples.add(EMPTY);
        return samples;
    }

    /** The cases of one value, as a single-valued key or as a set of one. */
    private List<Case> cases(List<String> samples, boolean asSet) {
        Map<List<Verdict>, List<String>> known = new LinkedHashMap<>();
        for (String sample : samples) {
            budget.spend(atoms.size());
            known.putIfAbsent(verdicts(sample, asSet), List.of(sample));
        }
        Map<List<Verdict>, List<String>> all = new LinkedHashMap<>(known);
        combinations(known.keySet().stream().toList()).forEach(verdicts -> all.putIfAbsent(verdicts, List.of()));
        List<Case> cases = new ArrayList<>();
        all.forEach((verdicts, values) -> cases.add(new Case(verdicts, values)));
        return cases;
    }

    private List<Verdict> verdicts(String value, boolean asSet) {
        RequestContext single = RequestContext.builder().put(key, value).build();
        RequestContext set = context(List.of(value));
        Verdict[] verdicts = new Verdict[atoms.size()];
        for (int i = 0; i < verdicts.length; i++) {
            ConditionAtom atom = atoms.get(i);
            ConditionResult result = asSet && value.isEmpty()
                    ? besideOthers(atom, single)
                    : ConditionEvaluator.evaluate(atom.clause(), atom.version(), asSet ? set : single);
            verdicts[i] = result.outcome() == ConditionResult.Outcome.MET ? Verdict.MET : Verdict.NOT_MET;
        }
        return Arrays.asList(verdicts);
    }

    /** What an atom says of the empty text in a set with others, where it is compared as they are, and no null dataset. */
    private ConditionResult besideOthers(ConditionAtom atom, RequestContext empty) {
        if (!atom.isAboutSets()) {
            return ConditionEvaluator.evaluate(atom.clause(), atom.version(), context(List.of("x")));
        }
        String operator = atom.clause().operator();
        ConditionClause plain = new ConditionClause(
                operator.substring(operator.indexOf(':') + 1),
                atom.clause().key(),
                atom.clause().values());
        return ConditionEvaluator.evaluate(plain, atom.version(), empty);
    }

    /** What the different ways of reading say, each combined with each. */
    private List<List<Verdict>> combinations(List<List<Verdict>> known) {
        List<List<Integer>> ways = byReads().entrySet().stream()
                .filter(way -> way.getKey() != ConditionAtom.Reads.PRESENCE)
                .map(Map.Entry::getValue)
                .toList();
        if (ways.size() < 2) {
            return List.of();
        }
        List<List<Verdict>> combined = known;
        for (List<Integer> way : ways) {
            Map<List<Verdict>, Boolean> next = new LinkedHashMap<>();
            for (List<Verdict> rest : combined) {
                for (List<Verdict> one : known) {
                    budget.spend(atoms.size());
                    Verdict[] both = rest.toArray(Verdict[]::new);
                    way.forEach(i -> both[i] = one.get(i));
                    next.put(Arrays.asList(both), true);
                }
            }
            combined = List.copyOf(next.keySet());
        }
        return combined;
    }

    /** The cases of all sets of at least one value: what can be put together from sets of one. */
    private List<Case> unions(List<Case> ones) {
        if (atoms.stream().noneMatch(ConditionAtom::isAboutSets)) {
            return ones;
        }
        Map<List<Verdict>, Case> all = new LinkedHashMap<>();
        ones.forEach(one -> all.put(one.verdicts(), one));
        List<Case> fresh = ones;
        while (!fresh.isEmpty()) {
            List<Case> found = new ArrayList<>();
            for (Case set : fresh) {
                for (Case one : ones) {
                    budget.spend(atoms.size());
                    Case union = union(set, one);
                    if (all.putIfAbsent(union.verdicts(), union) == null) {
                        found.add(union);
                    }
                }
            }
            fresh = found;
        }
        return List.copyOf(all.values());
    }

    private Case union(Case set, Case one) {
        List<Verdict> verdicts = new ArrayList<>();
        for (int i = 0; i < atoms.size(); i++) {
            verdicts.add(
                    both(atoms.get(i), set.verdicts().get(i), one.verdicts().get(i)));
        }
        List<String> values = new ArrayList<>();
        if (!set.values().isEmpty() && !one.values().isEmpty()) {
            values.addAll(set.values());
            values.addAll(one.values());
        }
        return new Case(verdicts, values);
    }

    private static Verdict both(ConditionAtom atom, Verdict one, Verdict other) {
        ConditionOperator operator = atom.operator().orElseThrow();
        boolean any = one == Verdict.MET || other == Verdict.MET;
        boolean every = one == Verdict.MET && other == Verdict.MET;
        return (operator.qualifier() == Qualifier.FOR_ANY_VALUE || operator.base() == Base.NULL ? any : every)
                ? Verdict.MET
                : Verdict.NOT_MET;
    }
}
