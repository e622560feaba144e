package io.chancery.policy.catalogue;

import io.chancery.contracts.Arns;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Which policy of the catalogue the roles of an AWS service have: each service's page on service-linked roles in its own
 * guide names it. Policies of services that are not AWS's are not known here.
 */
public final class ServiceLinkedPolicies {

    private static final String FILE = "service-linked-policies.csv";
    private static final String PATH = "/aws-service-role/";
    private static final Map<String, String> NAMES = load();

    private final AwsManagedPolicies policies;

    public ServiceLinkedPolicies(AwsManagedPolicies policies) {
        this.policies = policies;
    }

    /**
     * The policy of a service's roles; empty if none is known.
     *
     * @param service {@code autoscaling.amazonaws.com} and the like
     */
    public Optional<AwsManagedPolicy> of(String service) {
        return Optional.ofNullable(NAMES.get(service)).flatMap(name -> policies.byArn(arn(name)));
    }

    static Set<String> services() {
        return NAMES.keySet();
    }

    private static String arn(String name) {
        return Arns.awsManagedPolicy(PATH, name);
    }

    private static Map<String, String> load() {
        try (InputStream file = Objects.requireNonNull(
                        ServiceLinkedPolicies.class.getResourceAsStream("/catalogue/" + FILE), FILE);
                var lines = new BufferedReader(new InputStreamReader(file, StandardCharsets.UTF_8))) {
            return lines.lines()
                    .skip(1)
                    .map(line -> line.split(",", -1))
                    .collect(Collectors.toUnmodifiableMap(fields -> fields[0], fields -> fields[1]));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
