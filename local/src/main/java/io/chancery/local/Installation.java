package io.chancery.local;

import io.chancery.local.client.SuiteAddress;
import java.net.URI;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** The suite as this launcher runs it: which processes there are, and what each is told. */
final class Installation {

    /** Fixed when an installation is made; every topic has as many partitions. */
    static final int SHARDS = 16;

    private static final int HEAP_MEGABYTES = 128;
    private static final Map<String, Integer> HEAP_MEGABYTES_OF = Map.of("policy", 256);

    private final DataDirectory data;
    private final Ports ports;
    private final Secrets secrets;
    private final Path checkout;

    /** @param checkout the repository's root, below which the services are built */
    Installation(DataDirectory data, Path checkout) {
        this.data = data;
        this.ports = new Ports(data);
        this.secrets = new Secrets(data);
        this.checkout = checkout;
    }

    DataDirectory data() {
        return data;
    }

    Ports ports() {
        return ports;
    }

    Secrets secrets() {
        return secrets;
    }

    /** Every process, in the order of starting. */
    List<Part> parts() {
        List<Part> parts = new ArrayList<>();
        parts.add(postgres());
        parts.add(kafka());
        parts.addAll(services());
        return parts;
    }

    PostgresPart postgres() {
        return new PostgresPart(data, ports, secrets);
    }

    KafkaPart kafka() {
        return new KafkaPart(data, ports);
    }

    List<Part> services() {
        return ServicePart.NAMES.stream().<Part>map(this::service).toList();
    }

    String gatewayUrl() {
        return url(ServicePart.GATEWAY);
    }

    /** For programs that use the suite from outside. */
    SuiteAddress address() {
        return new SuiteAddress(URI.create(gatewayUrl()), URI.create(url("policy")), secrets.operatorToken());
    }

    private ServicePart service(String name) {
        return new ServicePart(
                name,
                ports.of(name),
                checkout.resolve(name + "-service/target/quarkus-app"),
                data.log(name),
                HEAP_MEGABYTES_OF.getOrDefault(name, HEAP_MEGABYTES),
                environment(name));
    }

    /** The variables of a service; nothing secret among them but its database password. */
    Map<String, String> environment(String name) {
        Map<String, String> environment = new HashMap<>();
        environment.put("CHANCERY_SERVICE_NAME", name);
        environment.put("CHANCERY_SHARDS", Integer.toString(SHARDS));
        environment.put("CHANCERY_KEY_FILE", secrets.keyFile(name).toString());
        environment.put("CHANCERY_TRUST_DIR", data.trust().toString());
        environment.put("CHANCERY_SPOOL_DIR", data.spool(name).toString());
        environment.put("CHANCERY_IDENTITY_URL", url("identity"));
        environment.put("CHANCERY_POLICY_URL", url("policy"));
        environment.put("CHANCERY_AUDIT_URL", url("audit"));
        environment.put("CHANCERY_REPORT_URL", url("report"));
        environment.put("QUARKUS_HTTP_HOST", "127.0.0.1");
        environment.put("QUARKUS_HTTP_PORT", Integer.toString(ports.of(name)));
        environment.put("KAFKA_BOOTSTRAP_SERVERS", "127.0.0.1:" + ports.of(KafkaPart.NAME));
        if (name.equals("identity")) {
            environment.put("CHANCERY_KEK_FILE", secrets.keyEncryptionKeyFile().toString());
        }
        if (name.equals(ServicePart.GATEWAY) || name.equals("policy")) {
            environment.put(
                    "CHANCERY_OPERATOR_TOKEN_FILE", secrets.operatorTokenFile().toString());
        }
        if (PostgresPart.DATABASES.contains(name)) {
            String address = "postgresql://127.0.0.1:%d/%s".formatted(ports.of(PostgresPart.NAME), name);
            environment.put("QUARKUS_DATASOURCE_JDBC_URL", "jdbc:" + address);
            environment.put("QUARKUS_DATASOURCE_REACTIVE_URL", "vertx-reactive:" + address);
            environment.put("QUARKUS_DATASOURCE_USERNAME", name);
            environment.put("QUARKUS_DATASOURCE_PASSWORD", secrets.databasePassword(name));
        }
        return environment;
    }

    private String url(String service) {
        return "http://127.0.0.1:" + ports.of(service);
    }
}
