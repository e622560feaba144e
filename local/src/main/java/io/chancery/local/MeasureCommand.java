package io.chancery.local;

import io.chancery.local.measure.Decisions;
import io.chancery.local.measure.Delay;
import io.chancery.local.measure.Kill;
import io.chancery.local.measure.Races;
import io.chancery.local.measure.Writes;
import io.chancery.servers.PostgresServer;
import io.chancery.servers.ServerProcess;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.time.Duration;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Measures the running suite. */
@Command(
        name = "measure",
        description =
                "Puts a small, bounded load on the running suite and prints what it saw; see docs/measurements.md.",
        synopsisSubcommandLabel = "WHAT")
final class MeasureCommand {

    private static final String DATABASE = "measure";

    @Spec
    @SuppressWarnings("NullAway.Init") // picocli sets it before a subcommand is called
    private CommandSpec spec;

    @Command(description = "From a write's acknowledgement to the first decision that follows it.")
    int delay(
            @Mixin DataOption data,
            @Option(names = "--changes", defaultValue = "1000", description = "How many; ${DEFAULT-VALUE} by default.")
                    int changes) {
        new Delay(data.existing().address(), out()).run(changes);
        return 0;
    }

    @Command(description = "Users created a second, beside PostgreSQL's own commits.")
    int writes(
            @Mixin DataOption data,
            @Option(
                            names = "--seconds",
                            defaultValue = "8",
                            description = "For each number; ${DEFAULT-VALUE} by default.")
                    int seconds) {
        Installation installation = data.existing();
        PostgresServer server = installation.postgres().server(running(installation, PostgresPart.NAME));
        server.dropDatabase(DATABASE);
        server.createDatabase(DATABASE);
        try {
            new Writes(installation.address(), () -> server.connect(DATABASE), out()).run(Duration.ofSeconds(seconds));
        } finally {
            server.dropDatabase(DATABASE);
        }
        return 0;
    }

    @Command(description = "Decisions a second over HTTP, beside an answer that decides nothing.")
    int decisions(
            @Mixin DataOption data,
            @Option(
                            names = "--seconds",
                            defaultValue = "8",
                            description = "For each line; ${DEFAULT-VALUE} by default.")
                    int seconds,
            @Option(
                            names = "--warm-up",
                            defaultValue = "20",
                            description = "Seconds for each line, before any is measured; ${DEFAULT-VALUE} by default.")
                    int warmUp,
            @Option(names = "--connections", defaultValue = "16", description = "${DEFAULT-VALUE} by default.")
                    int connections) {
        new Decisions(data.existing().address(), out())
                .run(Duration.ofSeconds(warmUp), Duration.ofSeconds(seconds), connections);
        return 0;
    }

    @Command(description = "Attaching against deleting, and deleting a policy against using it as a boundary.")
    int races(
            @Mixin DataOption data,
            @Option(names = "--races", defaultValue = "1000", description = "Of each; ${DEFAULT-VALUE} by default.")
                    int races) {
        return new Races(data.existing().address(), out()).run(races) ? 0 : 1;
    }

    @Command(description = "Kills one process with -9 in the middle of a load of writes and starts it again.")
    int kill(
            @Mixin DataOption data,
            @Parameters(paramLabel = "NAME", description = "As in 'status'.") String part,
            @Option(names = "--writes", defaultValue = "2000", description = "${DEFAULT-VALUE} by default.")
                    int writes) {
        Installation installation = data.existing();
        running(installation, part);
        Kill.Machinery machinery = new Kill.Machinery() {
            @Override
            public void kill(String name) {
                running(installation, name).kill();
            }

            @Override
            public void up() {
                MeasureCommand.up(installation);
            }
        };
        return new Kill(installation.address(), machinery, out(), writes).run(part) ? 0 : 1;
    }

    private PrintWriter out() {
        return spec.commandLine().getOut();
    }

    private static ServerProcess running(Installation installation, String part) {
        return installation
                .data()
                .running(part)
                .orElseThrow(
                        () -> new LaunchFailure("No process named %s runs; see './chancery status'".formatted(part)));
    }

    /** As './chancery up' in another terminal would. */
    private static void up(Installation installation) {
        StringWriter said = new StringWriter();
        CommandLine command = Main.commandLine();
        command.setOut(new PrintWriter(said)).setErr(new PrintWriter(said));
        String data = installation.data().root().toString();
        if (command.execute("up", "--detach", "--data", data) != 0) {
            throw new LaunchFailure("'up' failed: " + said);
        }
    }
}
