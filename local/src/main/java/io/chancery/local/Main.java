package io.chancery.local;

import io.chancery.local.client.UnexpectedAnswer;
import io.chancery.servers.ServerFailure;
import java.nio.file.Path;
import picocli.CommandLine;
import picocli.CommandLine.Command;

/** The commands of {@code ./chancery}. Exit codes: 0 done, 1 failed, 2 wrongly called. */
@Command(
        name = "chancery",
        description = "Runs the whole of Chancery on this machine.",
        synopsisSubcommandLabel = "COMMAND",
        subcommands = {
            UpCommand.class,
            DownCommand.class,
            StatusCommand.class,
            LogsCommand.class,
            EnvCommand.class,
            DemoCommand.class,
            VerifyCommand.class,
            MeasureCommand.class,
            CommandLine.HelpCommand.class
        })
public final class Main {

    private Main() {}

    public static void main(String[] arguments) {
        System.exit(commandLine().execute(arguments));
    }

    static CommandLine commandLine() {
        return new CommandLine(new Main()).setExecutionExceptionHandler((failure, command, parsed) -> {
            if (failure instanceof LaunchFailure
                    || failure instanceof ServerFailure
                    || failure instanceof UnexpectedAnswer) {
                command.getErr().println(failure.getMessage());
                if (failure.getCause() != null) {
                    command.getErr().println("  because: " + failure.getCause());
                }
            } else {
                failure.printStackTrace(command.getErr());
            }
            return CommandLine.ExitCode.SOFTWARE;
        });
    }

    /** The repository's root; {@code ./chancery} says where it is. */
    static Path checkout() {
        return Path.of(System.getProperty("chancery.root", "")).toAbsolutePath();
    }
}
