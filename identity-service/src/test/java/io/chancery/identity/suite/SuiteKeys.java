package io.chancery.identity.suite;

import io.chancery.testing.ServiceKeyFiles;
import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.HashMap;
import java.util.Map;

/** An installation's files: a key pair for each service, the key-encryption key, a spool and a log. */
public final class SuiteKeys implements QuarkusTestResourceLifecycleManager {

    static final String FOLDER = "test.suite-folder";

    @Override
    public Map<String, String> start() {
        ServiceKeyFiles keys = ServiceKeyFiles.make();
        Path kek = keys.folder().resolve("kek");
        byte[] drawn = new byte[32];
        new SecureRandom().nextBytes(drawn);
        try {
            Files.writeString(kek, Base64.getEncoder().encodeToString(drawn) + "\n");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        var settings = new HashMap<>(keys.settings("identity"));
        settings.put(FOLDER, keys.folder().toString());
        settings.put("chancery.kek-file", kek.toString());
        settings.put("chancery.spool-dir", keys.folder().resolve("spool").toString());
        settings.put("quarkus.log.file.enabled", "true");
        settings.put(
                "quarkus.log.file.path", keys.folder().resolve("identity.log").toString());
        settings.put("quarkus.log.category.\"io.chancery\".level", "DEBUG");
        return settings;
    }

    @Override
    public void stop() {}
}
