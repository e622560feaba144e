package io.chancery.policy.training;

import io.chancery.policy.config.PolicyConfig;
import io.quarkus.runtime.QuarkusApplication;
import io.quarkus.vertx.http.HttpServer;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/**
 * Is asked for decisions, without a database, a broker or settings, and ends, so that a JVM that is told to
 * ({@code -XX:AOTCacheOutput}) can write down which classes that takes and how their methods are used. The service is started
 * with what was written down ({@code -XX:AOTCache}).
 */
@ApplicationScoped
public class TrainingRun implements QuarkusApplication {

    /** The system property of the process that is one. */
    public static final String PROPERTY = "chancery.training";

    private static final int OVER_EACH_CONNECTION = 2_000;

    private final HttpServer server;
    private final Optional<Path> operatorToken;

    public TrainingRun(HttpServer server, PolicyConfig config) {
        this.server = server;
        this.operatorToken = config.operatorTokenFile();
    }

    /** Before the service is started: there is something to read, and everything is set. */
    public static void prepare() throws IOException, InterruptedException {
        TrainingAccount account = TrainingAccount.make();
        TrainingLoad.repeat(account);
        // It ends with the process.
        var broker = new TrainingBroker(account.records(), TrainingAccount.SHARDS.count());
        TrainingSettings.make(broker.address()).forEach(System::setProperty);
    }

    /** The process ends with it. */
    @Override
    public int run(String... arguments) throws IOException, InterruptedException {
        var questions = new TrainingQuestions(server.getPort(), Files.readString(operatorToken.orElseThrow()));
        questions.awaitLoaded();
        System.out.printf("%,d questions answered%n", questions.ask(OVER_EACH_CONNECTION));
        return 0;
    }
}
