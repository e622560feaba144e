package io.chancery.local;

import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** Says what runs. */
@Command(name = "status", description = "Prints a line per process; exits with 1 unless all are ready.")
final class StatusCommand implements Callable<Integer> {

    @Mixin
    private DataOption data = new DataOption();

    @Spec
    @SuppressWarnings("NullAway.Init") // picocli sets it before call()
    private CommandSpec spec;

    @Override
    public Integer call() {
        Installation installation = data.existing();
        FirstAccount account = new FirstAccount(installation.data(), installation.address());
        Suite suite = new Suite(installation.data(), text -> {});
        spec.commandLine().getOut().print(new Summary(installation, account).processes(suite));
        spec.commandLine().getOut().flush();
        boolean allReady =
                installation.parts().stream().allMatch(part -> suite.state(part).equals(Suite.READY));
        return allReady ? 0 : 1;
    }
}
