package io.chancery.wire.operation;

import io.chancery.wire.WireException;
import io.chancery.wire.query.QueryParameters;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/**
 * Every operation of IAM 2010-05-08 and STS 2011-06-15: who owns it, and whether it is done. Read from {@code
 * operations.csv}; a test holds it equal to the AWS SDK's own list.
 */
public final class OperationCatalogue {
    private static final OperationCatalogue STANDARD = read("operations.csv");

    private final Map<Key, Operation> operations;

    private OperationCatalogue(Map<Key, Operation> operations) {
        this.operations = operations;
    }

    /** The catalogue of this release. */
    public static OperationCatalogue standard() {
        return STANDARD;
    }

    public Collection<Operation> all() {
        return operations.values();
    }

    public List<Operation> doneBy(Owner owner) {
        return all().stream().filter(o -> o.done() && o.owner() == owner).toList();
    }

    public Optional<Operation> find(AwsService service, String action) {
        return Optional.ofNullable(operations.get(new Key(service, action)));
    }

    /** @param version {@code 2010-05-08} or {@code 2011-06-15} */
    public Optional<Operation> find(String version, String action) {
        return AwsService.ofVersion(version).flatMap(service -> find(service, action));
    }

    /**
     * The operation that a request asks for, done or not yet.
     *
     * @throws WireException {@code MissingAction} or {@code InvalidAction}, both 400
     */
    public Operation require(QueryParameters parameters) {
        String action = parameters
                .action()
                .filter(name -> !name.isEmpty())
                .orElseThrow(() -> new WireException("MissingAction", "The request is missing an action.", 400));
        String version = parameters.version().orElse("NO_VERSION_SPECIFIED");
        return find(version, action)
                .orElseThrow(() -> new WireException(
                        "InvalidAction", "Could not find operation %s for version %s".formatted(action, version), 400));
    }

    private static OperationCatalogue read(String resource) {
        Map<Key, Operation> operations = new LinkedHashMap<>();
        try (BufferedReader lines = new BufferedReader(new InputStreamReader(
                Objects.requireNonNull(OperationCatalogue.class.getResourceAsStream(resource), resource),
                StandardCharsets.UTF_8))) {
            lines.readLine(); // the heading
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                Operation operation = parse(line);
                if (operations.put(new Key(operation.service(), operation.name()), operation) != null) {
                    throw new IllegalStateException("Twice in " + resource + ": " + line);
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return new OperationCatalogue(Collections.unmodifiableMap(operations));
    }

    private static Operation parse(String line) {
        String[] fields = line.split(",", 5);
        boolean done = fields.length == 5 && fields[3].equals("done");
        if (fields.length != 5 || done != fields[4].isEmpty() || !done && !fields[3].equals("not-yet")) {
            throw new IllegalStateException(
                    "Not name,service,owner,done|not-yet,reason (a reason if not yet): " + line);
        }
        AwsService service = AwsService.ofSigningName(fields[1])
                .orElseThrow(() -> new IllegalStateException("Neither iam nor sts: " + line));
        return new Operation(fields[0], service, Owner.valueOf(fields[2].toUpperCase(Locale.ROOT)), done, fields[4]);
    }

    private record Key(AwsService service, String action) {}
}
