package io.chancery.gateway.compose;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;

/** {@code docker-compose.yml}, anchors and merges resolved, variables not. */
record ComposeFile(Path root, Map<?, ?> content) {

    static final String SECRETS = "${CHANCERY_SECRETS:-./deploy/compose/secrets}/";

    static ComposeFile read() {
        Path folder = Path.of("").toAbsolutePath();
        while (!Files.exists(folder.resolve("docker-compose.yml"))) {
            folder = Optional.ofNullable(folder.getParent())
                    .orElseThrow(() -> new AssertionError(
                            "no docker-compose.yml above " + Path.of("").toAbsolutePath()));
        }
        var yaml = new Yaml(new SafeConstructor(new LoaderOptions()));
        Map<?, ?> content = yaml.load(ServiceSettings.read(folder.resolve("docker-compose.yml")));
        return new ComposeFile(folder, content);
    }

    /** The services that this repository builds, by name. */
    Map<String, Map<?, ?>> built() {
        var built = new TreeMap<String, Map<?, ?>>();
        map(content.get("services")).forEach((name, service) -> {
            if (map(service).containsKey("build")) {
                built.put(name.toString(), map(service));
            }
        });
        return built;
    }

    Map<?, ?> service(String name) {
        return map(map(content.get("services")).get(name));
    }

    static Map<String, String> environment(Map<?, ?> service) {
        return map(service.get("environment")).entrySet().stream()
                .collect(Collectors.toMap(
                        entry -> entry.getKey().toString(),
                        entry -> entry.getValue().toString()));
    }

    static Set<String> texts(Map<?, ?> service, String list) {
        return service.get(list) instanceof List<?> values
                ? values.stream().map(Object::toString).collect(Collectors.toCollection(TreeSet::new))
                : Set.of();
    }

    static Set<String> dependencies(Map<?, ?> service) {
        return map(service.get("depends_on")).keySet().stream()
                .map(Object::toString)
                .collect(Collectors.toCollection(TreeSet::new));
    }

    /** Every file and folder below the secrets' folder that is mounted or read. */
    Set<String> secretFiles() {
        var files = new TreeSet<String>();
        map(content.get("secrets"))
                .values()
                .forEach(secret -> addSecret(String.valueOf(map(secret).get("file")), files));
        map(content.get("services")).values().forEach(service -> {
            texts(map(service), "env_file").forEach(file -> addSecret(file, files));
            texts(map(service), "volumes").forEach(volume -> addSecret(volume, files));
        });
        return files;
    }

    private static void addSecret(String source, Set<String> files) {
        if (source.startsWith(SECRETS)) {
            files.add(source.substring(SECRETS.length()).split(":", 2)[0]);
        }
    }

    static Map<?, ?> map(@Nullable Object value) {
        if (value instanceof Map<?, ?> map) {
            return map;
        }
        throw new AssertionError("not a mapping: " + value);
    }
}
