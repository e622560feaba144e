package io.chancery.local;

import io.chancery.servers.Java;
import io.chancery.servers.Lifetime;
import io.chancery.servers.PortAllocator;
import io.chancery.servers.ServerProcess;
import io.chancery.servers.Signal;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** One of the suite's services: a Quarkus application in a JVM of its own. */
final class ServicePart implements Part {

    static final String GATEWAY = "gateway";

    /** In the order in which they are started; they are stopped the other way round. */
    static final List<String> NAMES = List.of("identity", "policy", "audit", "report", GATEWAY);

    /** Those on the way of every decision, where compiled code is worth most. */
    private static final Set<String> DECIDES = Set.of("policy", GATEWAY);

    /** The first that starts from what a training run has left, and that has small object headers. */
    static final int NEWER_JDK = 25;

    /** More of the policies are in the processor's caches. The training run has to have it too. */
    private static final String COMPACT = "-XX:+UseCompactObjectHeaders";

    private static final Duration STOPS_WITHIN = Duration.ofSeconds(30);
    private static final Duration PROBE = Duration.ofSeconds(5);
    private static final HttpClient HTTP =
            HttpClient.newBuilder().connectTimeout(PROBE).build();

    private final String name;
    private final int port;
    private final Path application;
    private final Path log;
    private final int heapMegabytes;
    private final Map<String, String> environment;

    /** @param application the directory of a Quarkus fast-jar, with its {@code quarkus-run.jar} */
    ServicePart(String name, int port, Path application, Path log, int heapMegabytes, Map<String, String> environment) {
        this.name = name;
        this.port = port;
        this.application = application;
        this.log = log;
        this.heapMegabytes = heapMegabytes;
        this.environment = Map.copyOf(environment);
    }

    @Override
    public String name() {
        return name;
    }

    @Override
    public int port() {
        return port;
    }

    @Override
    public Path log() {
        return log;
    }

    @Override
    public ServerProcess launch() {
        Path jar = application.resolve("quarkus-run.jar");
        if (!Files.exists(jar)) {
            throw new LaunchFailure("%s is not built: there is no %s".formatted(name, jar));
        }
        if (!PortAllocator.isFree(port)) {
            throw new LaunchFailure("Port %d, meant for %s, is taken by another program%s"
                    .formatted(port, name, name.equals(GATEWAY) ? "; choose one with --port" : ""));
        }
        return ServerProcess.start(command(jar), application, log, environment, Lifetime.OWN_SESSION);
    }

    /** The process's program and arguments. */
    List<String> command(Path jar) {
        List<String> command = new ArrayList<>(List.of(
                Java.program(),
                "-Xmx" + heapMegabytes + "m",
                "-Xss512k",
                "-XX:+UseSerialGC",
                "-XX:+ExitOnOutOfMemoryError"));
        if (!DECIDES.contains(name)) {
            // The second compiler costs memory and, while it works, the time of two cores that seven processes share.
            command.add("-XX:TieredStopAtLevel=1");
        }
        if (name.equals("policy")) {
            // Decisions read a little of each of many objects: with small pages they wait for where those are, too.
            command.add("-XX:+UseTransparentHugePages");
            // While it loads the cores have better to do than to compile what is used a few times.
            command.add("-XX:CompileThresholdScaling=4");
            command.addAll(ofNewerJdk());
        }
        command.addAll(List.of("-jar", jar.toString()));
        return command;
    }

    private List<String> ofNewerJdk() {
        if (Runtime.version().feature() < NEWER_JDK) {
            return List.of();
        }
        Path trained = application.resolve(name + ".aot");
        return Files.exists(trained) ? List.of(COMPACT, "-XX:AOTCache=" + trained) : List.of(COMPACT);
    }

    @Override
    public boolean isReady(ServerProcess process) {
        HttpRequest request = HttpRequest.newBuilder(URI.create("http://127.0.0.1:%d/q/health/ready".formatted(port)))
                .timeout(PROBE)
                .build();
        try {
            return HTTP.send(request, HttpResponse.BodyHandlers.discarding()).statusCode() == 200;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        } catch (IOException notYet) {
            return false;
        }
    }

    @Override
    public void stop(ServerProcess process) {
        process.stop(Signal.TERM, STOPS_WITHIN);
    }
}
