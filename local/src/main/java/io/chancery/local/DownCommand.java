package io.chancery.local;

import java.io.IOException;
import java.io.PrintWriter;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** Stops what runs. */
@Command(
        name = "down",
        description = "Stops the suite in order. Its data stays, unless it was started with --ephemeral.")
final class DownCommand implements Callable<Integer> {

    @Mixin
    private DataOption data = new DataOption();

    @Spec
    @SuppressWarnings("NullAway.Init") // picocli sets it before call()
    private CommandSpec spec;

    @Override
    public Integer call() {
        Installation installation = data.existing();
        PrintWriter out = spec.commandLine().getOut();
        Suite suite = new Suite(installation.data(), text -> {
            out.println("  " + text);
            out.flush();
        });
        try (var lock = installation.data().lock()) {
            suite.stop(installation.parts());
        } catch (IOException e) {
            throw new LaunchFailure("Cannot unlock " + installation.data().root(), e);
        }
        if (installation.data().isEphemeral()) {
            installation.data().delete();
        }
        return 0;
    }
}
