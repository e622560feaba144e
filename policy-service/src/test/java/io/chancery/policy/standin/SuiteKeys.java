package io.chancery.policy.standin;

import io.chancery.testing.ServiceKeyFiles;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.Map;

/** An installation's files: a key pair for each service, the operator's token and a spool. */
final class SuiteKeys {

    /** One per JVM, known to each class loader. */
    static final ServiceKeyFiles FILES = new ServiceKeyFiles(Path.of(
            System.getProperty("java.io.tmpdir"),
            "policy-stand-in-" + ProcessHandle.current().pid()));

    private SuiteKeys() {}

    /** Makes them, and tells where they are. */
    static Map<String, String> make() {
        Path folder = ServiceKeyFiles.make(FILES.folder()).folder();
        byte[] token = new byte[32];
        new SecureRandom().nextBytes(token);
        try {
            Files.writeString(folder.resolve("operator-token"), HexFormat.of().formatHex(token));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        var settings = new HashMap<>(FILES.settings("policy"));
        settings.put(
                "chancery.operator-token-file", folder.resolve("operator-token").toString());
        settings.put("chancery.spool-dir", folder.resolve("spool").toString());
        return settings;
    }
}
