package io.chancery.identity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.fail;

import io.chancery.contracts.Event;
import io.chancery.runtime.caller.Call;
import io.chancery.runtime.operation.ApiOperation;
import io.chancery.runtime.operation.Permission;
import io.chancery.runtime.operation.ReadOperation;
import io.chancery.runtime.operation.WriteOperation;
import io.chancery.store.append.Change;
import io.chancery.store.append.Decision;
import io.chancery.store.append.Reads;
import io.chancery.store.append.Refusal;
import io.chancery.store.append.Refused;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * Given events, when an operation, then events and a reply, or a refusal. What the operation prepares is handed in; what
 * it reads is read from the events.
 */
public final class Given {
    private final History history = new History();

    private Given() {}

    public static Given events(Change... changes) {
        var given = new Given();
        for (Change change : changes) {
            given.history.add(change);
        }
        return given;
    }

    public static Given nothing() {
        return events();
    }

    public Given and(Change change) {
        history.add(change);
        return this;
    }

    public <T> T read(Reads<T> reads) {
        return reads.from(history).await().indefinitely();
    }

    public <F, T, R extends Record> Then<R> when(Call call, WriteOperation<F, T, R> operation, F prepared) {
        return Then.of(() -> operation.decide(call, prepared, found(call, operation, prepared), new FixedFacts()));
    }

    public <F, T, R extends Record> Then<R> when(Call call, ReadOperation<F, T, R> operation, F prepared) {
        return Then.of(() -> Decision.unchanged(operation.reply(call, prepared, found(call, operation, prepared))));
    }

    public <F, T> List<Permission> permissions(Call call, ApiOperation<F, T> operation, F prepared) {
        return operation.permissions(call, prepared, found(call, operation, prepared));
    }

    private <F, T> T found(Call call, ApiOperation<F, T> operation, F prepared) {
        return read(operation.reads(call, prepared));
    }

    /** What came of it: one of the two is there. */
    public record Then<R extends Record>(Optional<Decision<R>> decision, Optional<Refused> refused) {

        public static <R extends Record> Then<R> of(Supplier<Decision<R>> attempt) {
            try {
                return new Then<>(Optional.of(attempt.get()), Optional.empty());
            } catch (Refused refused) {
                return new Then<>(Optional.empty(), Optional.of(refused));
            }
        }

        public Then<R> then(Event... events) {
            assertThat(done().changes().stream().map(Change::event)).containsExactly(events);
            return this;
        }

        public Then<R> thenOn(String streamId, String subject) {
            assertThat(done().changes()).allSatisfy(change -> {
                assertThat(change.streamId()).isEqualTo(streamId);
                assertThat(change.subject()).isEqualTo(subject);
            });
            return this;
        }

        public R reply() {
            return done().reply();
        }

        public void thenRefused(Refusal refusal, String message) {
            Refused found = refused.orElseGet(() -> fail("not refused: " + decision));
            assertThat(found.text()).isEqualTo(message);
            assertThat(found.refusal()).isEqualTo(refusal);
        }

        private Decision<R> done() {
            return decision.orElseGet(() -> fail("refused: " + refused));
        }
    }
}
