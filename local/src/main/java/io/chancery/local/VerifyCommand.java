package io.chancery.local;

import io.chancery.local.client.OperatorClient;
import io.chancery.local.client.VerificationText;
import java.io.PrintWriter;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** Has the running suite prove that nothing is missing. */
@Command(
        name = "verify",
        description = "Verifies chain, density, state = fold and topics = tables; exits with 1 if anything is wrong.")
final class VerifyCommand implements Callable<Integer> {

    @Mixin
    private DataOption data = new DataOption();

    @Spec
    @SuppressWarnings("NullAway.Init") // picocli sets it before call()
    private CommandSpec spec;

    @Override
    public Integer call() {
        PrintWriter out = spec.commandLine().getOut();
        try (OperatorClient operator = new OperatorClient(data.existing().address())) {
            VerificationText report = new VerificationText(operator.verify());
            out.println(report.text());
            out.flush();
            return report.passed() ? 0 : 1;
        }
    }
}
