package io.chancery.local;

import static org.assertj.core.api.Assertions.assertThat;

import io.chancery.architecture.Checkout;
import io.chancery.local.client.Keys;
import io.chancery.local.client.SuiteAddress;
import io.chancery.servers.PortAllocator;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import picocli.CommandLine;

/**
 * The whole suite, PostgreSQL, Kafka and the five services in processes of their own, started and stopped by the
 * launcher's commands on a data directory of its own.
 */
final class RunningSuite implements AutoCloseable {

    private static final String ROOT = "chancery.root";

    private final Path data;
    private final Thread atExit = new Thread(this::stop, "stop the suite");

    RunningSuite(Path data) {
        this.data = data;
    }

    /** A suite that was not built does not run: that is a failure, not a reason to skip. */
    static void requireBuilt() {
        for (String service : ServicePart.NAMES) {
            assertThat(Checkout.root().resolve(service + "-service/target/quarkus-app/quarkus-run.jar"))
                    .as("%s-service must be packaged before this test: ./mvnw package", service)
                    .isRegularFile();
        }
    }

    /** Starts it for the first time, the gateway on a port that is free. */
    void start() {
        // The processes outlive this JVM unless they are told to stop.
        Runtime.getRuntime().addShutdownHook(atExit);
        must("up", "--detach", "--port", Integer.toString(PortAllocator.next()));
    }

    /** Runs a command, which must succeed, and returns what it printed. */
    String must(String command, String... options) {
        StringWriter out = new StringWriter();
        StringWriter err = new StringWriter();
        int exit = run(out, err, command, options);
        assertThat(exit).as("./chancery %s%n%s%n%s", command, out, err).isZero();
        return out.toString();
    }

    private int run(StringWriter out, StringWriter err, String command, String... options) {
        String[] arguments = new String[options.length + 3];
        arguments[0] = command;
        arguments[1] = "--data";
        arguments[2] = data.toString();
        System.arraycopy(options, 0, arguments, 3, options.length);
        System.setProperty(ROOT, Checkout.root().toString());
        try {
            CommandLine line = Main.commandLine();
            return line.setOut(new PrintWriter(out, true))
                    .setErr(new PrintWriter(err, true))
                    .execute(arguments);
        } finally {
            System.clearProperty(ROOT);
        }
    }

    SuiteAddress address() {
        return installation().address();
    }

    /** The keys of the first account's administrator. */
    Keys admin() {
        return firstAccount()
                .keys()
                .map(keys -> Keys.of(keys.accessKeyId(), keys.secretAccessKey()))
                .orElseThrow(() -> new AssertionError("there is no administrator"));
    }

    String firstAccountId() {
        return firstAccount().accountId();
    }

    /** What runs, by name. */
    Map<String, Long> pids() {
        Installation installation = installation();
        Map<String, Long> pids = new TreeMap<>();
        for (Part part : installation.parts()) {
            installation.data().running(part.name()).ifPresent(process -> pids.put(part.name(), process.pid()));
        }
        return pids;
    }

    private FirstAccount firstAccount() {
        Installation installation = installation();
        return new FirstAccount(installation.data(), installation.address());
    }

    private Installation installation() {
        return new Installation(DataDirectory.open(data), Checkout.root());
    }

    private void stop() {
        run(new StringWriter(), new StringWriter(), "down");
    }

    @Override
    public void close() {
        stop();
        Runtime.getRuntime().removeShutdownHook(atExit);
        assertThat(pids()).as("what still runs after down").isEmpty();
    }
}
