package io.chancery.gateway.compose;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Properties;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * What a service reads, from its sources: services do not see each other's classes.
 *
 * @param known environment variables {@code CHANCERY_…} that mean something to it
 * @param required those that it does not start without
 */
record ServiceSettings(String name, Properties properties, Set<String> known, Set<String> required) {

    private static final Pattern MAPPED =
            Pattern.compile("(@WithDefault\\(\"[^\"]*\"\\)\\s+)?([\\w<>]+)\\s+(\\w+)\\(\\);");
    private static final Pattern INJECTED = Pattern.compile("@ConfigProperty\\(name = \"(chancery\\.[a-z.-]+)\"");
    private static final String RUNTIME = "libs/service-runtime/src/main/java";

    /** @param name {@code identity} for {@code identity-service} */
    static ServiceSettings of(Path root, String name) {
        Path module = root.resolve(name + "-service");
        Properties properties = properties(module.resolve("src/main/resources/application.properties"));
        Set<String> known = new TreeSet<>();
        Set<String> required = new TreeSet<>();
        for (Path file : sources(root.resolve(RUNTIME), module.resolve("src/main/java"))) {
            String source = read(file);
            INJECTED.matcher(source).results().forEach(found -> known.add(variable(found.group(1))));
            if (source.contains("@ConfigMapping(prefix = \"chancery\")")) {
                readMapping(source, known, required);
            }
        }
        properties.stringPropertyNames().forEach(property -> required.remove(variable(property)));
        return new ServiceSettings(name, properties, known, required);
    }

    int port() {
        return Integer.parseInt(properties.getProperty("quarkus.http.port"));
    }

    boolean hasDatabase() {
        return properties.containsKey("quarkus.datasource.db-kind");
    }

    /** Whoever records activity has a spool, and takes it to Kafka. */
    boolean hasKafka() {
        return !properties.getProperty("quarkus.arc.exclude-types", "").endsWith(".ActivitySpool");
    }

    private static void readMapping(String source, Set<String> known, Set<String> required) {
        Matcher mapped = MAPPED.matcher(source);
        while (mapped.find()) {
            String kebab = mapped.group(3).replaceAll("([A-Z])", "-$1").toLowerCase(Locale.ROOT);
            known.add(variable("chancery." + kebab));
            if (mapped.group(1) == null && !mapped.group(2).startsWith("Optional")) {
                required.add(variable("chancery." + kebab));
            }
        }
    }

    private static String variable(String property) {
        return property.replaceAll("[.-]", "_").toUpperCase(Locale.ROOT);
    }

    private static List<Path> sources(Path... folders) {
        List<Path> all = new ArrayList<>();
        for (Path folder : folders) {
            try (Stream<Path> files = Files.walk(folder)) {
                files.filter(file -> file.toString().endsWith(".java")).forEach(all::add);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
        return all;
    }

    static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Properties properties(Path file) {
        var properties = new Properties();
        try (var reader = Files.newBufferedReader(file)) {
            properties.load(reader);
            return properties;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
