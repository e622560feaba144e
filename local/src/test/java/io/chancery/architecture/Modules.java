package io.chancery.architecture;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;

/** The modules by their folder, and the package that each of them owns. */
final class Modules {

    static final Map<String, String> SERVICES = new TreeMap<>(Map.of(
            "identity-service", "io.chancery.identity",
            "policy-service", "io.chancery.policy",
            "audit-service", "io.chancery.audit",
            "report-service", "io.chancery.report",
            "gateway-service", "io.chancery.gateway"));

    static final Map<String, String> LIBRARIES = new TreeMap<>(Map.of(
            "libs/event-contracts", "io.chancery.contracts",
            "libs/event-store", "io.chancery.store",
            "libs/policy-language", "io.chancery.language",
            "libs/aws-wire", "io.chancery.wire",
            "libs/service-runtime", "io.chancery.runtime",
            "libs/embedded-servers", "io.chancery.servers",
            "libs/testing", "io.chancery.testing"));

    static final String LOCAL = "io.chancery.local";

    /** Measures, and is no part of what runs. */
    static final String BENCH = "io.chancery.bench";

    private static final Map<String, JavaClasses> IMPORTED = new ConcurrentHashMap<>();

    private Modules() {}

    /** Every module with its package. */
    static Map<String, String> all() {
        Map<String, String> all = new TreeMap<>(SERVICES);
        all.putAll(LIBRARIES);
        all.put("local", LOCAL);
        all.put("bench", BENCH);
        return all;
    }

    /** A module's main classes, as the last build left them. */
    static JavaClasses classesOf(String module) {
        return IMPORTED.computeIfAbsent(module, Modules::imported);
    }

    private static JavaClasses imported(String module) {
        Path folder = Checkout.root().resolve(module).resolve("target/classes");
        if (!Files.isDirectory(folder)) {
            throw new AssertionError("There is no %s: build %s first".formatted(folder, module));
        }
        JavaClasses classes = new ClassFileImporter().importPaths(List.of(folder));
        if (classes.isEmpty()) {
            throw new AssertionError("There is no class in %s: build %s first".formatted(folder, module));
        }
        return classes;
    }

    /** The package and all below it, as ArchUnit writes it. */
    static String within(String name) {
        return name + "..";
    }

    /** The packages and all below them, as ArchUnit writes it. */
    static String[] within(Iterable<String> names) {
        List<String> patterns = new ArrayList<>();
        names.forEach(name -> patterns.add(within(name)));
        return patterns.toArray(String[]::new);
    }
}
