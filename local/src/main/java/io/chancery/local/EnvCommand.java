package io.chancery.local;

import java.io.PrintWriter;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** Tells the AWS CLI and SDKs where to go and as whom. */
@Command(name = "env", description = "Prints export lines for a shell: eval \"$(./chancery env)\".")
final class EnvCommand implements Callable<Integer> {

    private static final String REGION = "us-east-1";

    @Mixin
    private DataOption data = new DataOption();

    @Spec
    @SuppressWarnings("NullAway.Init") // picocli sets it before call()
    private CommandSpec spec;

    @Override
    public Integer call() {
        Installation installation = data.existing();
        FirstAccount.Keys keys = new FirstAccount(installation.data(), installation.address())
                .keys()
                .orElseThrow(() -> new LaunchFailure("The installation has no account yet; './chancery up' makes it"));
        PrintWriter out = spec.commandLine().getOut();
        export(out, "AWS_ENDPOINT_URL", installation.gatewayUrl());
        export(out, "AWS_ACCESS_KEY_ID", keys.accessKeyId());
        export(out, "AWS_SECRET_ACCESS_KEY", keys.secretAccessKey());
        export(out, "AWS_REGION", REGION);
        // Version 1 of the AWS CLI and old SDKs read this one only.
        export(out, "AWS_DEFAULT_REGION", REGION);
        // Left over from other work, these would be sent along or win over the keys above.
        out.println("unset AWS_SESSION_TOKEN AWS_PROFILE");
        out.flush();
        return 0;
    }

    private static void export(PrintWriter out, String name, String value) {
        out.println("export %s='%s'".formatted(name, value.replace("'", "'\\''")));
    }
}
