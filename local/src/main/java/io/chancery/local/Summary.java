package io.chancery.local;

import io.chancery.servers.ServerProcess;
import java.util.Optional;

/** The tables that {@code up} and {@code status} print. */
final class Summary {

    private static final String ROW = "  %-10s %8s %7s %-10s %9s  %s%n";
    private static final long MEBIBYTE = 1 << 20;

    private final Installation installation;
    private final FirstAccount account;

    Summary(Installation installation, FirstAccount account) {
        this.installation = installation;
        this.account = account;
    }

    /** Everything that one needs to know once the suite is up. */
    String text(double startSeconds) {
        DataDirectory data = installation.data();
        boolean standard = data.root().equals(Main.checkout().resolve(".chancery"));
        String option = standard ? "" : " --data " + data.root();
        return """

                %s
                  Gateway         %s
                  Account         %s
                  Administrator   %s, keys in %s
                  Use it          eval "$(./chancery env%s)"
                  Operator token  %s
                  Ready after     %.1f s
                """.formatted(
                        processes(new Suite(data, text -> {})),
                        installation.gatewayUrl(),
                        account.accountId(),
                        FirstAccount.ADMIN,
                        data.adminCredentials(),
                        option,
                        installation.secrets().operatorTokenFile(),
                        startSeconds);
    }

    /** A line per process, and the memory of all. */
    String processes(Suite suite) {
        StringBuilder table = new StringBuilder(ROW.formatted("NAME", "PID", "PORT", "STATE", "RESIDENT", "LOG"));
        long resident = 0;
        long proportional = 0;
        for (Part part : installation.parts()) {
            Optional<ServerProcess> process = installation.data().running(part.name());
            long bytes = process.map(ServerProcess::residentBytes).orElse(0L);
            resident += bytes;
            proportional += process.map(ServerProcess::proportionalBytes).orElse(0L);
            table.append(ROW.formatted(
                    part.name(),
                    process.map(running -> Long.toString(running.pid())).orElse("-"),
                    part.port(),
                    suite.state(part),
                    bytes == 0 ? "-" : bytes / MEBIBYTE + " MiB",
                    part.log()));
        }
        if (resident > 0) {
            table.append("  All together %d MiB resident".formatted(resident / MEBIBYTE));
            table.append(
                    proportional > 0
                            ? ", %d MiB with shared memory counted once%n".formatted(proportional / MEBIBYTE)
                            : "%n".formatted());
        }
        return table.toString();
    }
}
