package io.chancery.local;

import java.io.IOException;
import java.io.PrintWriter;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.function.Supplier;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Starts what does not run, and leaves the rest alone. */
@Command(
        name = "up",
        description = "Starts the suite, or what is missing of it, and stays in the foreground until Ctrl-C stops it.")
final class UpCommand implements Callable<Integer> {

    @Mixin
    private DataOption data = new DataOption();

    @Option(names = "--detach", description = "Return when the suite is ready and leave it running.")
    private boolean detach;

    @Option(
            names = "--port",
            paramLabel = "N",
            description = "The gateway's port; 8080, or what it was the last time, by default.")
    private Optional<Integer> port = Optional.empty();

    @Option(names = "--ephemeral", description = "Use a new data directory, removed when the suite is stopped.")
    private boolean ephemeral;

    @Spec
    @SuppressWarnings("NullAway.Init") // picocli sets it before call()
    private CommandSpec spec;

    @Override
    public Integer call() {
        Installation installation =
                ephemeral ? new Installation(DataDirectory.ephemeral(), Main.checkout()) : data.open();
        PrintWriter out = spec.commandLine().getOut();
        Progress progress = text -> {
            out.println("  " + text);
            out.flush();
        };
        Suite suite = new Suite(installation.data(), progress);
        Supplier<List<Part>> startedHere =
                () -> installation.parts().stream().filter(suite::started).toList();
        try (StopAtExit atExit = new StopAtExit(installation, suite, detach ? startedHere : installation::parts)) {
            try (var lock = installation.data().lock()) {
                start(installation, suite, out);
            } catch (IOException e) {
                throw new LaunchFailure("Cannot unlock " + installation.data().root(), e);
            } catch (RuntimeException e) {
                if (!atExit.isStopping()) {
                    suite.stop(
                            installation.parts().stream().filter(suite::started).toList());
                }
                throw e;
            }
            if (!detach) {
                out.println("Ctrl-C stops it.");
                out.flush();
                new Watch(installation, progress).untilStopped();
            }
        }
        return 0;
    }

    private void start(Installation installation, Suite suite, PrintWriter out) {
        long begin = System.nanoTime();
        out.println("Starting Chancery in " + installation.data().root());
        out.flush();
        settlePorts(installation);
        installation.secrets().complete(ServicePart.NAMES);

        PostgresPart postgres = installation.postgres();
        KafkaPart kafka = installation.kafka();
        List<Suite.Running> servers = suite.start(List.of(postgres, kafka));
        postgres.prepare(servers.getFirst().process());
        kafka.prepare(servers.getLast().process(), Installation.SHARDS);
        suite.start(installation.services());

        FirstAccount account = new FirstAccount(installation.data(), installation.address());
        account.ensure();
        double seconds = (System.nanoTime() - begin) / 1e9;
        out.println(new Summary(installation, account).text(seconds));
        out.flush();
    }

    private void settlePorts(Installation installation) {
        Ports ports = installation.ports();
        boolean gatewayRuns = installation.data().running(ServicePart.GATEWAY).isPresent();
        if (port.isPresent() && gatewayRuns && ports.of(ServicePart.GATEWAY) != port.get()) {
            throw new LaunchFailure("The gateway runs on port %d; './chancery down' first to move it"
                    .formatted(ports.of(ServicePart.GATEWAY)));
        }
        port.ifPresent(chosen -> ports.set(ServicePart.GATEWAY, chosen));
        boolean nothingRuns = installation.parts().stream()
                .allMatch(part -> installation.data().running(part.name()).isEmpty());
        if (nothingRuns) {
            ports.replaceTaken();
        }
    }
}
