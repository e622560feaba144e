package io.chancery.audit;

import static org.assertj.core.api.Assertions.assertThat;

import io.chancery.contracts.AccountId;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.Statement;

/** The service's database, as an operator sees it. */
record Tables(String jdbcUrl, String user, String password) {

    Connection connect() throws Exception {
        return DriverManager.getConnection(jdbcUrl, user, password);
    }

    void execute(String sql) throws Exception {
        try (Connection connection = connect();
                Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    long count(String from) throws Exception {
        try (Connection connection = connect();
                Statement statement = connection.createStatement();
                ResultSet found = statement.executeQuery("select count(*) from " + from)) {
            assertThat(found.next()).isTrue();
            return found.getLong(1);
        }
    }

    /** As when PostgreSQL is restarted. */
    void cutConnections() throws Exception {
        execute("select pg_terminate_backend(pid) from pg_stat_activity"
                + " where datname = current_database() and pid <> pg_backend_pid()");
    }

    /** Of which an STS call is in the trail. */
    AccountId anAccountThatCalledSts() throws Exception {
        try (Connection connection = connect();
                Statement statement = connection.createStatement();
                ResultSet found = statement.executeQuery(
                        "select account from activity_trail where event_source = 'sts.amazonaws.com' limit 1")) {
            assertThat(found.next()).isTrue();
            return new AccountId(found.getString(1));
        }
    }
}
