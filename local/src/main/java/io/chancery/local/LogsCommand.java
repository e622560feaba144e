package io.chancery.local;

import java.io.IOException;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Shows what a process wrote. */
@Command(name = "logs", description = "Prints the end of a process's log.")
final class LogsCommand implements Callable<Integer> {

    @Mixin
    private DataOption data = new DataOption();

    @Parameters(paramLabel = "NAME", description = "As in status: gateway, identity, …, postgres, kafka.")
    private String name = "";

    @Option(
            names = {"-f", "--follow"},
            description = "Go on as the log grows.")
    private boolean follow;

    @Option(names = "-n", paramLabel = "LINES", description = "How many lines; 200 by default.")
    private int lines = 200;

    @Override
    public Integer call() throws IOException, InterruptedException {
        List<Part> parts = data.existing().parts();
        Part part = parts.stream()
                .filter(each -> each.name().equals(name))
                .findFirst()
                .orElseThrow(() -> new LaunchFailure("There is no %s; there are %s"
                        .formatted(
                                name,
                                String.join(", ", parts.stream().map(Part::name).toList()))));
        String[] command = follow
                ? new String[] {
                    "tail", "-n", Integer.toString(lines), "-F", part.log().toString()
                }
                : new String[] {
                    "tail", "-n", Integer.toString(lines), part.log().toString()
                };
        return new ProcessBuilder(command).inheritIO().start().waitFor();
    }
}
