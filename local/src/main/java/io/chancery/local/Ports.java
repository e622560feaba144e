package io.chancery.local;

import io.chancery.servers.PortAllocator;
import java.util.Map;
import java.util.OptionalInt;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** The loopback ports of an installation, drawn once and remembered in its data directory. */
final class Ports {

    static final int GATEWAY_DEFAULT = 8080;

    /** Where Kafka's broker reaches itself as controller; a port without a part of its own. */
    static final String KAFKA_CONTROLLER = "kafka-controller";

    private static final String FILE = "ports";

    private final DataDirectory data;
    private final Map<String, Integer> ports = new TreeMap<>();

    Ports(DataDirectory data) {
        this.data = data;
        DataDirectory.read(data.root().resolve(FILE))
                .ifPresent(text -> text.lines()
                        .map(line -> line.split("=", 2))
                        .filter(pair -> pair.length == 2 && pair[1].matches("\\d{1,5}"))
                        .forEach(pair -> ports.put(pair[0], Integer.parseInt(pair[1]))));
    }

    /** The port that is remembered under this name, drawn now if there is none. */
    int of(String name) {
        Integer known = ports.get(name);
        if (known != null) {
            return known;
        }
        int fresh = name.equals(ServicePart.GATEWAY) ? GATEWAY_DEFAULT : PortAllocator.next();
        set(name, fresh);
        return fresh;
    }

    void set(String name, int port) {
        ports.put(name, port);
        save();
    }

    /** The remembered port; empty if none was drawn yet. */
    OptionalInt known(String name) {
        Integer port = ports.get(name);
        return port == null ? OptionalInt.empty() : OptionalInt.of(port);
    }

    /** Draws anew what another program has taken meanwhile; for when nothing of the suite runs. The gateway's stays. */
    void replaceTaken() {
        ports.entrySet().stream()
                .filter(entry -> !entry.getKey().equals(ServicePart.GATEWAY))
                .filter(entry -> !PortAllocator.isFree(entry.getValue()))
                .forEach(entry -> entry.setValue(PortAllocator.next()));
        save();
    }

    private void save() {
        DataDirectory.write(
                data.root().resolve(FILE),
                ports.entrySet().stream()
                        .map(entry -> entry.getKey() + "=" + entry.getValue() + "\n")
                        .collect(Collectors.joining()));
    }
}
