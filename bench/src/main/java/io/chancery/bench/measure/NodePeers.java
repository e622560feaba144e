package io.chancery.bench.measure;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.chancery.bench.engine.CedarTranslation;
import io.chancery.bench.engine.Engine;
import io.chancery.bench.engine.EngineKind;
import io.chancery.bench.engine.Facts;
import io.chancery.bench.population.Population;
import io.chancery.bench.population.PopulationGenerator;
import io.chancery.bench.population.PopulationSize;
import io.chancery.bench.population.Question;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * The engines that run in Node: they get the same policies, requests and expected answers in a file, and give their rates
 * back; each repetition is a process of its own. An answer that differs fails the run.
 */
public final class NodePeers {

    private static final ObjectMapper JSON = new ObjectMapper();

    private final Path folder;
    private final int repetitions;

    /** @param folder {@code bench/node}, its packages installed */
    public NodePeers(Path folder, int repetitions) {
        this.folder = folder;
        this.repetitions = repetitions;
    }

    public List<Row> measure(PopulationSize size) throws IOException, InterruptedException {
        Path cases = Files.createTempFile("chancery-bench", ".json");
        try {
            Files.writeString(cases, JSON.writeValueAsString(exported(size)));
            Map<String, List<Double>> rates = new TreeMap<>();
            for (int i = 0; i < repetitions; i++) {
                for (JsonNode line : run(cases)) {
                    rates.computeIfAbsent(line.required("engine").asText(), engine -> new ArrayList<>())
                            .add(line.required("perSecond").asDouble());
                }
            }
            List<Row> rows = new ArrayList<>();
            rates.forEach((engine, perRun) ->
                    rows.add(new Row(size, engine, Rate.of(perRun), Optional.empty(), Optional.empty())));
            return rows;
        } finally {
            Files.delete(cases);
        }
    }

    private List<JsonNode> run(Path cases) throws IOException, InterruptedException {
        Process node = new ProcessBuilder("node", "peers.mjs", cases.toString())
                .directory(folder.toFile())
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        List<JsonNode> lines = new ArrayList<>();
        try (var out = node.inputReader()) {
            for (String line = out.readLine(); line != null; line = out.readLine()) {
                lines.add(JSON.readTree(line));
            }
        }
        int exit = node.waitFor();
        if (exit != 0) {
            throw new IOException("node peers.mjs ended with %d".formatted(exit));
        }
        return lines;
    }

    private static Map<String, Object> exported(PopulationSize size) throws IOException {
        Population population = PopulationGenerator.generate(size, PopulationGenerator.SEED);
        List<Question> questions = DecisionBenchmark.questions(population, EngineKind.CEDAR_JAVA);
        Engine reference = EngineKind.REFERENCE.start(population, questions);
        Map<Integer, Object> members = new TreeMap<>();
        List<Object> requests = new ArrayList<>();
        for (int i = 0; i < questions.size(); i++) {
            Question question = questions.get(i);
            if (!members.containsKey(question.member())) {
                members.put(question.member(), member(population, question.member()));
            }
            requests.add(request(question, reference.allows(i)));
        }
        return Map.of("members", members, "requests", requests);
    }

    private static Map<String, Object> member(Population population, int member) throws IOException {
        List<Object> documents = new ArrayList<>();
        for (int policy : population.members().get(member).policies()) {
            documents.add(
                    JSON.readTree(population.policies().get(policy).document().source()));
        }
        return Map.of("aws", documents, "cedar", CedarTranslation.policiesOf(population, member));
    }

    private static Map<String, Object> request(Question question, boolean allowed) {
        Map<String, String> context =
                new LinkedHashMap<>(question.request().principal().contextKeys());
        question.request()
                .context()
                .keys()
                .forEach(key -> context.put(
                        key, question.request().context().single(key).orElseThrow()));
        return Map.of(
                "member",
                question.member(),
                "principal",
                question.request().principal().arn().orElseThrow(),
                "account",
                PopulationGenerator.ACCOUNT,
                "context",
                context,
                "facts",
                Facts.of(question),
                "allowed",
                allowed);
    }
}
