package io.chancery.runtime.pipeline;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.chancery.contracts.Log;
import io.chancery.contracts.Shards;
import io.chancery.contracts.activity.ActivityRecord;
import io.chancery.runtime.activity.ActivityRecords;
import io.chancery.runtime.caller.Call;
import io.chancery.runtime.caller.Caller;
import io.chancery.runtime.caller.Origin;
import io.chancery.runtime.operation.Collaborators;
import io.chancery.runtime.operation.NoReply;
import io.chancery.runtime.operation.Nothing;
import io.chancery.runtime.operation.Permission;
import io.chancery.runtime.operation.ReadOperation;
import io.chancery.store.append.EventStore;
import io.chancery.store.append.Reads;
import io.chancery.store.append.Refusal;
import io.chancery.store.append.Refused;
import io.smallrye.mutiny.Uni;
import io.vertx.core.Vertx;
import java.lang.reflect.Proxy;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.hibernate.reactive.mutiny.Mutiny;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What becomes of a call that fails before anything of it is read. */
class PipelineTest {

    private static final Call CALL =
            new Call(Caller.operator(), Origin.SUITE, "request-1", Instant.EPOCH, Optional.empty());

    private final Vertx vertx = Vertx.vertx();
    private final List<ActivityRecord> trail = new ArrayList<>();
    private final Pipeline pipeline = new Pipeline(
            new EventStore(Log.POLICY, new Shards(1), untouched(Mutiny.SessionFactory.class), vertx, 1, () -> {}),
            asked -> Uni.createFrom().failure(new AssertionError("nobody is asked")),
            trail::add,
            new NoCollaborators());

    /** Refuses its parameters at once, as one that reads an ARN does. */
    private record Refusing() implements ReadOperation<Nothing, Nothing, NoReply> {

        @Override
        public Uni<Nothing> prepare(Call call, Collaborators with) {
            throw new Refused(Refusal.INVALID_INPUT, "ARN nonsense is not valid.");
        }

        @Override
        public Reads<Nothing> reads(Call call, Nothing prepared) {
            throw new AssertionError("nothing is read");
        }

        @Override
        public List<Permission> permissions(Call call, Nothing prepared, Nothing found) {
            throw new AssertionError("nothing is asked");
        }

        @Override
        public NoReply reply(Call call, Nothing prepared, Nothing found) {
            throw new AssertionError("nothing is answered");
        }
    }

    private record NoCollaborators() implements Collaborators {
        @Override
        public <B> B get(Class<B> type) {
            throw new IllegalStateException("there is no " + type);
        }
    }

    @Test
    void parameters_that_are_refused_at_once_stand_in_the_trail() {
        var records = new ActivityRecords(CALL, "iam.amazonaws.com", "Refusing", true, Map.of());

        Refused refused = assertThrows(
                Refused.class,
                () -> pipeline.run((Record) new Refusing(), CALL, records)
                        .await()
                        .indefinitely());

        assertEquals(Refusal.INVALID_INPUT, refused.refusal());
        assertEquals(1, trail.size());
        assertEquals(Optional.of("InvalidInput"), trail.getFirst().errorCode());
    }

    @AfterEach
    void close() {
        vertx.close().toCompletionStage().toCompletableFuture().join();
    }

    private static <T> T untouched(Class<T> type) {
        return type.cast(Proxy.newProxyInstance(type.getClassLoader(), new Class<?>[] {type}, (proxy, method, args) -> {
            throw new AssertionError(method.getName() + " is not called");
        }));
    }
}
