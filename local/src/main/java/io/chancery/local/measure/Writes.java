package io.chancery.local.measure;

import io.chancery.local.client.OperatorClient.Account;
import io.chancery.local.client.SuiteAddress;
import io.chancery.local.client.Table;
import io.chancery.local.client.UnexpectedAnswer;
import java.io.PrintWriter;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicLong;

/** How many users are created a second, beside how many rows the same PostgreSQL commits one by one in the same run. */
public final class Writes {

    private static final List<Integer> CLIENTS = List.of(1, 8, 32);
    private static final int ACCOUNTS = 32;
    private static final Duration WARM_UP = Duration.ofSeconds(4);

    private final SuiteAddress suite;
    private final Database database;
    private final PrintWriter out;
    private final AtomicLong names = new AtomicLong();
    private final Queue<String> failures = new ConcurrentLinkedQueue<>();

    /** @param database an empty one, on the server that the suite uses */
    public Writes(SuiteAddress suite, Database database, PrintWriter out) {
        this.suite = suite;
        this.database = database;
        this.out = out;
    }

    /** Opens connections to a database. */
    public interface Database {
        Connection connect() throws SQLException;
    }

    /** @param time for each cell of the table */
    public void run(Duration time) {
        Table table = new Table(
                "CLIENTS", "COMMITS/s", "ONE ACCOUNT", "RATIO", "%d ACCOUNTS".formatted(ACCOUNTS), "RATIO", "FAILED");
        prepareTable();
        try (Accounts accounts = new Accounts(suite);
                IamCalls calls = new IamCalls(suite)) {
            List<Account> many = accounts.open(ACCOUNTS);
            create(calls, WARM_UP, 8, many);
            for (int clients : CLIENTS) {
                Clients.Rate commits = Clients.during(time, clients, client -> commits());
                Clients.Rate one = create(calls, time, clients, List.of(accounts.open()));
                Clients.Rate all = create(calls, time, clients, many);
                table.row(
                        clients,
                        "%.0f".formatted(commits.perSecond()),
                        "%.0f".formatted(one.perSecond()),
                        "%.2f".formatted(one.perSecond() / commits.perSecond()),
                        "%.0f".formatted(all.perSecond()),
                        "%.2f".formatted(all.perSecond() / commits.perSecond()),
                        one.failed() + all.failed());
            }
        }
        out.println("CreateUser/s, acknowledged, and single-row inserts committed/s by the same PostgreSQL:");
        out.println(table.text("  "));
        failures.stream().limit(1).forEach(failure -> out.println("  the first failure: " + failure));
        out.flush();
    }

    private Clients.Rate create(IamCalls calls, Duration time, int clients, List<Account> accounts) {
        return Clients.during(time, clients, client -> {
            AtomicLong turn = new AtomicLong(client);
            return () -> {
                Account account = accounts.get((int) (turn.getAndIncrement() % accounts.size()));
                IamCalls.Answer answer =
                        calls.call(account.keys(), "CreateUser", Map.of("UserName", "user-" + names.getAndIncrement()));
                if (!answer.succeeded()) {
                    failures.add(answer.status() + " " + answer.body());
                }
                return answer.succeeded();
            };
        });
    }

    private void prepareTable() {
        try (Connection connection = database.connect();
                Statement statement = connection.createStatement()) {
            statement.execute("CREATE TABLE committed (id bigserial PRIMARY KEY, name text NOT NULL)");
        } catch (SQLException e) {
            throw new UnexpectedAnswer("The table to compare with cannot be made", e);
        }
    }

    /** One connection that inserts a row a transaction. Its connection ends with the database. */
    private Clients.Step commits() {
        try {
            Connection connection = database.connect();
            PreparedStatement insert = connection.prepareStatement("INSERT INTO committed (name) VALUES (?)");
            return () -> {
                insert.setString(1, "user-" + names.getAndIncrement());
                return insert.executeUpdate() == 1;
            };
        } catch (SQLException e) {
            throw new UnexpectedAnswer("No connection to compare with", e);
        }
    }
}
