package io.chancery.local.measure;

import io.chancery.local.client.UnexpectedAnswer;
import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The load generator wrk ("wrk - a HTTP benchmarking tool", github.com/wg/wrk). */
final class Wrk implements HttpLoad {

    private static final Pattern RATE = Pattern.compile("Requests/sec:\\s+([\\d.]+)");
    private static final Pattern FAILED = Pattern.compile("Non-2xx or 3xx responses: \\d+|Socket errors: .*");
    private static final Map<String, Double> MILLIS = Map.of("us", 0.001, "ms", 1.0, "s", 1000.0, "m", 60_000.0);

    static boolean isInstalled() {
        return Arrays.stream(System.getenv().getOrDefault("PATH", "").split(File.pathSeparator, -1))
                .anyMatch(folder -> Files.isExecutable(Path.of(folder, "wrk")));
    }

    @Override
    public Result run(Request request, int connections, Duration time) {
        HttpLoad.tryOnce(request);
        try {
            // Readable by its owner alone, because it holds a credential.
            Path script = Files.createTempFile("chancery-load", ".lua");
            try {
                Files.writeString(script, lua(request));
                return result(output(List.of(
                        "wrk",
                        "-t1",
                        "-c" + connections,
                        "-d" + time.toSeconds() + "s",
                        "--latency",
                        "-s",
                        script.toString(),
                        request.uri().toString())));
            } finally {
                Files.delete(script);
            }
        } catch (IOException e) {
            throw new UnexpectedAnswer("wrk does not run", e);
        }
    }

    private static String lua(Request request) {
        StringBuilder lua = new StringBuilder("wrk.method = %s%nwrk.body = %s%n"
                .formatted(quoted(request.method()), request.body().isEmpty() ? "nil" : quoted(request.body())));
        request.headers()
                .forEach((name, value) -> lua.append("wrk.headers[%s] = %s%n".formatted(quoted(name), quoted(value))));
        return lua.toString();
    }

    private static String quoted(String text) {
        return "\"" + text.replace("\\", "\\\\").replace("\"", "\\\"") + "\"";
    }

    private static String output(List<String> command) throws IOException {
        Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
        String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        try {
            if (process.waitFor() != 0) {
                throw new UnexpectedAnswer("wrk to succeed", output);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new UnexpectedAnswer("Interrupted", e);
        }
        return output;
    }

    private static Result result(String output) {
        Matcher failed = FAILED.matcher(output);
        if (failed.find()) {
            throw new UnexpectedAnswer("200 for every request", failed.group());
        }
        Matcher rate = RATE.matcher(output);
        if (!rate.find()) {
            throw new UnexpectedAnswer("a rate from wrk", output);
        }
        return new Result(Double.parseDouble(rate.group(1)), latency(output, 50), latency(output, 99));
    }

    private static double latency(String output, int percent) {
        Matcher matcher = Pattern.compile("%d%%\\s+([\\d.]+)(us|ms|s|m)".formatted(percent))
                .matcher(output);
        if (!matcher.find()) {
            throw new UnexpectedAnswer("latencies from wrk", output);
        }
        return Double.parseDouble(matcher.group(1)) * MILLIS.getOrDefault(matcher.group(2), 1.0);
    }

    @Override
    public String toString() {
        return "wrk";
    }
}
