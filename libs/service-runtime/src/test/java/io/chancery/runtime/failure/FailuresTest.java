package io.chancery.runtime.failure;

import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.pgclient.PgException;
import io.vertx.sqlclient.ClosedConnectionException;
import java.net.ConnectException;
import java.util.concurrent.CompletionException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class FailuresTest {

    @ParameterizedTest
    @ValueSource(strings = {"57P03", "57P01", "53300", "08006"})
    void a_database_that_is_not_there_is_worth_another_try(String sqlState) {
        var failure = new CompletionException(new PgException("down", "FATAL", sqlState, null));

        assertThat(Failures.tell(failure).status()).isEqualTo(503);
        assertThat(Failures.tell(failure).code()).isEqualTo("ServiceUnavailable");
    }

    @Test
    void so_is_a_connection_that_broke() {
        assertThat(Failures.tell(ClosedConnectionException.INSTANCE).status()).isEqualTo(503);
        assertThat(Failures.tell(new IllegalStateException(new ConnectException("refused")))
                        .status())
                .isEqualTo(503);
    }

    @Test
    void a_statement_that_the_database_refuses_is_a_bug_of_which_the_client_learns_nothing() {
        var told = Failures.tell(new PgException("column \"x\" does not exist", "ERROR", "42703", null));

        assertThat(told.status()).isEqualTo(500);
        assertThat(told.code()).isEqualTo("InternalFailure");
        assertThat(told.message()).doesNotContain("column");
    }
}
