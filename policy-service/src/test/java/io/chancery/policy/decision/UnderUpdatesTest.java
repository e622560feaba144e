package io.chancery.policy.decision;

import static io.chancery.policy.World.OTHER;
import static org.assertj.core.api.Assertions.assertThat;

import io.chancery.contracts.UserId;
import io.chancery.language.compile.CompiledEvaluator;
import io.chancery.language.evaluate.Evaluation;
import io.chancery.language.request.RequestContext;
import io.chancery.testing.Generator;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicReferenceArray;
import org.junit.jupiter.api.Test;

/** A decision that is made while changes come in is one that the reference makes in a state between question and answer. */
class UnderUpdatesTest {

    private static final int STEPS = Boolean.getBoolean("long") ? 400_000 : 20_000;
    private static final int READERS = 3;
    private static final int STEPS_TO_A_LOAD = 5;

    private final TestCache world = new TestCache();
    private final Decisions decisions = new Decisions(
            world.cache,
            world,
            world.principals,
            id -> Optional.empty(),
            new CompiledEvaluator()::evaluate,
            world.guarded,
            world.clock);
    private final AtomicReferenceArray<Organisation> states = new AtomicReferenceArray<>(STEPS + 1);
    private volatile int begun;
    private volatile int finished;

    /** How a step comes into the cache. */
    private interface Applying {
        void apply(Organisation before, Organisation next, long position);
    }

    @Test
    void every_decision_is_right_in_a_state_between_question_and_answer() throws Exception {
        requireRight(decideWhile((before, next, position) -> world.cache.apply(next.after(before, position))));
    }

    /** As after topics were made again, but all the time. */
    @Test
    void every_decision_is_right_while_everything_is_loaded_again() throws Exception {
        requireRight(decideWhile((before, next, position) -> world.cache.apply(
                position % STEPS_TO_A_LOAD == 0 ? next.loaded(world.cache, position) : next.after(before, position))));
    }

    private static void requireRight(Tally tally) {
        assertThat(tally.wrong).isEmpty();
        // Otherwise nothing was shown.
        assertThat(tally.decisions).isGreaterThan(1_000);
        assertThat(tally.allowed).isPositive();
        assertThat(tally.overlapping).isPositive();
    }

    @Test
    void what_belongs_together_and_comes_one_by_one_makes_decisions_that_no_state_makes() throws Exception {
        Tally tally = decideWhile((before, next, position) ->
                next.after(before, position).forEach(batch -> world.cache.apply(List.of(batch))));

        assertThat(tally.wrong).isNotEmpty();
    }

    @Test
    void so_do_shards_that_are_loaded_one_by_one() throws Exception {
        Tally tally = decideWhile((before, next, position) ->
                next.loaded(world.cache, position).forEach(batch -> world.cache.apply(List.of(batch))));

        assertThat(tally.wrong).isNotEmpty();
    }

    private static final class Tally {
        private final List<String> wrong = new ArrayList<>();
        private long decisions;
        private long allowed;
        /** While which a step came in. */
        private long overlapping;

        void add(Tally other) {
            wrong.addAll(other.wrong);
            decisions += other.decisions;
            allowed += other.allowed;
            overlapping += other.overlapping;
        }
    }

    private Tally decideWhile(Applying applying) throws InterruptedException, ExecutionException {
        var draw = new Generator(20_260_301);
        states.set(0, Organisation.empty());
        world.cache.apply(Organisation.empty().begin(2));
        try (var threads = Executors.newFixedThreadPool(READERS)) {
            var readers = new ArrayList<Future<Tally>>();
            for (int i = 0; i < READERS; i++) {
                readers.add(threads.submit(reader(draw.nextLong())));
            }
            for (int step = 1; step <= STEPS; step++) {
                Organisation before = states.get(step - 1);
                Organisation next = before.next(draw);
                states.set(step, next);
                begun = step;
                applying.apply(before, next, step + 2L);
                finished = step;
            }
            begun = Integer.MAX_VALUE;
            var all = new Tally();
            for (Future<Tally> reader : readers) {
                all.add(reader.get());
            }
            return all;
        }
    }

    private Callable<Tally> reader(long seed) {
        return () -> {
            var draw = new Generator(seed);
            var tally = new Tally();
            while (true) {
                UserId user = draw.pick(Organisation.everybody());
                String action = draw.pick(Organisation.ACTIONS);
                int first = finished;
                Verdict verdict = decide(user, action);
                int last = begun;
                if (last == Integer.MAX_VALUE) {
                    return tally;
                }
                tally.decisions++;
                tally.allowed += verdict.allowed() ? 1 : 0;
                tally.overlapping += first < last ? 1 : 0;
                if (!rightInOneOf(first, last, user, action, verdict)) {
                    tally.wrong.add("%s %s between %d and %d: %s".formatted(user, action, first, last, verdict));
                }
            }
        };
    }

    private Verdict decide(UserId user, String action) {
        Subject subject = Subject.of(Organisation.arn(user), Optional.empty()).orElseThrow();
        var question = new Question(
                action,
                Organisation.OBJECT,
                Optional.of(OTHER),
                RequestContext.builder().build());
        return decisions.decide(subject, question, TestCache.LIMIT);
    }

    private boolean rightInOneOf(int first, int last, UserId user, String action, Verdict verdict) {
        for (int state = first; state <= last; state++) {
            if (right(states.get(state), user, action, verdict)) {
                return true;
            }
        }
        return false;
    }

    private static boolean right(Organisation state, UserId user, String action, Verdict verdict) {
        Optional<Evaluation> expected = state.decide(user, action);
        return expected.isPresent()
                ? verdict.answerable()
                        && verdict.result() == expected.get().result()
                        && verdict.reason().equals(expected.get().reason())
                        && verdict.statements().equals(expected.get().matched())
                : !verdict.allowed() && state.refusal(user).equals(Optional.of(verdict.reason()));
    }
}
