package io.chancery.policy.training;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;

/** What the service of a training run is told: keys of its own, and that there is no database. */
final class TrainingSettings {

    private static final String NAME = "policy";
    private static final List<String> SERVICES = List.of("identity", NAME, "audit", "report", "gateway");
    /** Nobody listens there. */
    private static final String NO_DATABASE = "postgresql://127.0.0.1:1/training";

    private TrainingSettings() {}

    /** Draws the keys, into a folder that the process deletes at its end. */
    static Map<String, String> make(String broker) throws IOException {
        Path folder = Files.createTempDirectory("chancery-training");
        Runtime.getRuntime().addShutdownHook(new Thread(() -> delete(folder)));
        Path trust = Files.createDirectory(folder.resolve("trust"));
        Path key = folder.resolve("policy.key");
        for (String service : SERVICES) {
            KeyPair pair = pair();
            write(
                    trust.resolve(service + ".pub"),
                    "PUBLIC KEY",
                    pair.getPublic().getEncoded());
            if (service.equals(NAME)) {
                write(key, "PRIVATE KEY", pair.getPrivate().getEncoded());
            }
        }
        Path token = Files.writeString(
                folder.resolve("operator-token"), UUID.randomUUID().toString() + UUID.randomUUID());
        return Map.ofEntries(
                Map.entry("chancery.key-file", key.toString()),
                Map.entry("chancery.trust-dir", trust.toString()),
                Map.entry("chancery.spool-dir", folder.resolve("spool").toString()),
                Map.entry("chancery.shards", String.valueOf(TrainingAccount.SHARDS.count())),
                Map.entry("chancery.operator-token-file", token.toString()),
                Map.entry("kafka.bootstrap.servers", broker),
                Map.entry("quarkus.http.port", "0"),
                Map.entry("quarkus.flyway.migrate-at-start", "false"),
                Map.entry("quarkus.datasource.jdbc.url", "jdbc:" + NO_DATABASE),
                Map.entry("quarkus.datasource.reactive.url", "vertx-reactive:" + NO_DATABASE),
                Map.entry("quarkus.datasource.username", "training"),
                Map.entry("quarkus.datasource.password", "training"),
                Map.entry("quarkus.log.category.\"org.hibernate.orm\".level", "ERROR"));
    }

    private static KeyPair pair() {
        try {
            return KeyPairGenerator.getInstance("Ed25519").generateKeyPair();
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JDK has Ed25519", e);
        }
    }

    private static void write(Path file, String what, byte[] key) throws IOException {
        String text = Base64.getMimeEncoder().encodeToString(key);
        Files.writeString(file, "-----BEGIN %1$s-----\n%2$s\n-----END %1$s-----\n".formatted(what, text));
    }

    private static void delete(Path folder) {
        try (Stream<Path> files = Files.walk(folder)) {
            files.sorted((a, b) -> b.compareTo(a)).forEach(file -> file.toFile().delete());
        } catch (IOException e) {
            System.err.println("not deleted: " + folder);
        }
    }
}
