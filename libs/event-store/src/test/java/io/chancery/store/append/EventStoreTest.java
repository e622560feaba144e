package io.chancery.store.append;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import io.chancery.store.support.StoreDatabase;
import java.util.ArrayList;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.TestInstance;

@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@SuppressWarnings("NullAway.Init")
class EventStoreTest {

    private StoreDatabase database;

    @BeforeAll
    void open() {
        database = StoreDatabase.fresh();
    }

    @AfterAll
    void close() {
        database.close();
    }

    @TestFactory
    Stream<DynamicTest> the_store_conforms() {
        StoreUnderTest store = StoreUnderTest.real(database);
        return StoreConformance.checks().entrySet().stream()
                .map(check -> dynamicTest(check.getKey(), () -> check.getValue().accept(store)));
    }

    /** A suite that a store passes which writes nothing proves nothing. */
    @Test
    void every_check_fails_against_a_store_that_does_nothing() {
        try (var empty = StoreDatabase.fresh()) {
            StoreUnderTest store = StoreUnderTest.forgetful(empty);
            var passed = new ArrayList<String>();
            StoreConformance.checks().forEach((name, check) -> {
                try {
                    check.accept(store);
                    passed.add(name);
                } catch (AssertionError | RuntimeException expected) {
                    assertThat(expected).isNotNull();
                }
            });
            assertThat(passed).isEmpty();
        }
    }
}
