package io.chancery.language.analysis;

import static org.assertj.core.api.Assertions.assertThat;

import io.chancery.language.ConditionClause;
import io.chancery.language.PolicyVersion;
import io.chancery.language.condition.ConditionEvaluator;
import io.chancery.language.condition.ConditionResult.Outcome;
import io.chancery.language.request.RequestContext;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Whatever a request holds for a key, the case that it is in has to be among the states. */
class KeyStatesTest {

    private static final List<String> VALUES = List.of(
            "a",
            "A",
            "b",
            "ab",
            "xb",
            "1",
            "7",
            "8.5",
            "11",
            "-3",
            "x",
            "",
            "true",
            "FALSE",
            "192.0.2.1",
            "192.0.2.200",
            "198.51.100.1",
            "2001:db8::1",
            "::ffff:192.0.2.1",
            "2026-01-01",
            "2026-03-01T00:00:00Z",
            "1790000000",
            "arn:aws:s3:::a",
            "arn:aws:iam::1:b",
            "arn:aws:s3:::b",
            "arn:x");

    private static ConditionAtom atom(String operator, String... values) {
        return ConditionAtom.of(new ConditionClause(operator, "aws:x", List.of(values)), PolicyVersion.V2012);
    }

    private static BitSet met(List<ConditionAtom> atoms, RequestContext context) {
        BitSet met = new BitSet();
        for (int i = 0; i < atoms.size(); i++) {
            ConditionAtom atom = atoms.get(i);
            met.set(
                    i,
                    ConditionEvaluator.evaluate(atom.clause(), atom.version(), context)
                                    .outcome()
                            == Outcome.MET);
        }
        return met;
    }

    private static List<KeyState> states(List<ConditionAtom> atoms) {
        return KeyStates.of("aws:x", atoms, new Budget(Budget.STEPS));
    }

    @Test
    void a_set_can_meet_what_none_of_its_values_meets_alone() {
        List<ConditionAtom> atoms =
                List.of(atom("ForAnyValue:StringEquals", "a"), atom("ForAllValues:StringEquals", "a"));

        assertThat(states(atoms)).extracting(state -> state.met().toString()).contains("{0}");
    }

    @Test
    void a_value_that_cannot_be_read_spoils_its_set() {
        List<ConditionAtom> atoms =
                List.of(atom("ForAnyValue:NumericLessThan", "7"), atom("ForAnyValue:StringLike", "1*"));

        assertThat(states(atoms)).extracting(state -> state.met().toString()).contains("{1}");
    }

    /** Atoms of all types, all said of one key. */
    private static List<ConditionAtom> pool() {
        Stream<ConditionClause> more = Stream.of(
                new ConditionClause("ForAllValues:NumericGreaterThan", "aws:x", List.of("2")),
                new ConditionClause("ForAnyValue:IpAddress", "aws:x", List.of("192.0.2.128/25")),
                new ConditionClause("ForAllValues:DateLessThan", "aws:x", List.of("2026-02-01")),
                new ConditionClause("ForAllValues:ArnLike", "aws:x", List.of("arn:aws:s3:::*")),
                new ConditionClause("ForAnyValue:Bool", "aws:x", List.of("true")));
        return Stream.concat(RandomPolicies.CLAUSES.stream(), more)
                .map(clause -> ConditionAtom.of(
                        new ConditionClause(clause.operator(), "aws:x", clause.values()), PolicyVersion.V2012))
                .filter(atom -> atom.reads() != ConditionAtom.Reads.OPAQUE)
                .distinct()
                .collect(Collectors.toCollection(ArrayList::new));
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6})
    void no_request_is_in_a_case_that_is_not_listed(long seed) {
        Random random = new Random(seed);
        List<ConditionAtom> pool = pool();
        for (int round = 0; round < 100; round++) {
            Collections.shuffle(pool, random);
            List<ConditionAtom> atoms = List.copyOf(pool.subList(0, 1 + random.nextInt(4)));
            List<KeyState> states = states(atoms);
            for (int i = 0; i < 300; i++) {
                RequestContext context = context(random);
                assertThat(states)
                        .as("seed %d: %s with %s", seed, atoms, context.get("aws:x"))
                        .anyMatch(state -> state.met().equals(met(atoms, context)));
            }
        }
    }

    private static RequestContext context(Random random) {
        RequestContext.Builder context = RequestContext.builder();
        List<String> values = IntStream.range(0, random.nextInt(4))
                .mapToObj(i -> VALUES.get(random.nextInt(VALUES.size())))
                .toList();
        switch (random.nextInt(5)) {
            case 0 -> {}
            case 1, 2 -> context.put("aws:x", VALUES.get(random.nextInt(VALUES.size())));
            default -> context.putAll("aws:x", values);
        }
        return context.build();
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3})
    void a_value_at_hand_is_in_the_case_that_it_is_given_for(long seed) {
        Random random = new Random(seed);
        List<ConditionAtom> pool = pool();
        for (int round = 0; round < 100; round++) {
            Collections.shuffle(pool, random);
            List<ConditionAtom> atoms = List.copyOf(pool.subList(0, 1 + random.nextInt(4)));
            for (KeyState state : states(atoms)) {
                if (state.known()) {
                    RequestContext.Builder context = RequestContext.builder();
                    state.value().ifPresent(value -> {
                        if (value.multivalued()) {
                            context.putAll("aws:x", value.values());
                        } else {
                            context.put("aws:x", value.values().getFirst());
                        }
                    });
                    assertThat(met(atoms, context.build()))
                            .as("seed %d: %s of %s", seed, state, atoms)
                            .isEqualTo(state.met());
                }
            }
        }
    }
}
