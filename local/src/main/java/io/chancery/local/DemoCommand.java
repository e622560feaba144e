package io.chancery.local;

import io.chancery.local.demo.Demo;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** Shows what the suite does, on the running suite. */
@Command(
        name = "demo",
        description = "Plays groups, roles, other accounts, decisions and a report against the running suite;"
                + " exits with 1 at the first answer that is not as it should be.")
final class DemoCommand implements Callable<Integer> {

    @Mixin
    private DataOption data = new DataOption();

    @Spec
    @SuppressWarnings("NullAway.Init") // picocli sets it before call()
    private CommandSpec spec;

    @Override
    public Integer call() {
        new Demo(data.existing().address(), spec.commandLine().getOut()).play();
        return 0;
    }
}
