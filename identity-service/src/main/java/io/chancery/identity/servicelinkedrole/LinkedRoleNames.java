package io.chancery.identity.servicelinkedrole;

import io.chancery.identity.account.ServicePrincipals;
import io.chancery.identity.role.RoleName;
import io.chancery.store.append.Refusal;
import io.chancery.store.append.Refused;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * What services call their roles. AWS's services have names of their own choice, listed in {@code
 * service-linked-roles.csv}. Any other service's role is named after the service, each part of its name with a capital
 * first letter, without {@code .amazonaws.com}: that of {@code ledger.example.com} is {@code
 * AWSServiceRoleForLedgerExampleCom}, and it may have a suffix.
 */
final class LinkedRoleNames {
    private static final String FILE = "/service-linked-roles.csv";
    private static final String PREFIX = "AWSServiceRoleFor";
    private static final String OF_AWS = ".amazonaws.com";
    private static final Map<String, Template> KNOWN = load();

    private LinkedRoleNames() {}

    private record Template(String service, String roleName, boolean suffixed) {
        static Template of(String line) {
            String[] fields = line.split(",", -1);
            return new Template(fields[0], PREFIX + fields[1], fields[2].equals("suffix"));
        }
    }

    /**
     * The name of a service's role.
     *
     * @throws Refused InvalidInput if the service's name is no domain name, its role takes no suffix, or the role's name
     *     would be too long
     */
    static String of(String service, Optional<String> suffix) {
        if (!ServicePrincipals.isName(service)) {
            throw new Refused(Refusal.INVALID_INPUT, "The service name %s is not valid.".formatted(service));
        }
        Template template = Optional.ofNullable(KNOWN.get(service))
                .orElseGet(() -> new Template(service, PREFIX + capitalised(service), true));
        if (suffix.isPresent() && !template.suffixed()) {
            throw new Refused(
                    Refusal.INVALID_INPUT, "Custom suffix is not allowed for %s".formatted(template.service()));
        }
        String name = template.roleName() + suffix.map(text -> "_" + text).orElse("");
        if (!RoleName.fits(name)) {
            throw new Refused(
                    Refusal.INVALID_INPUT,
                    "The role name %s has %d characters; a role name may have 64.".formatted(name, name.length()));
        }
        return name;
    }

    private static String capitalised(String service) {
        String own = service.endsWith(OF_AWS) ? service.substring(0, service.length() - OF_AWS.length()) : service;
        return Arrays.stream(own.split("[.-]"))
                .map(part -> Character.toUpperCase(part.charAt(0)) + part.substring(1))
                .collect(Collectors.joining());
    }

    private static Map<String, Template> load() {
        try (InputStream file = Objects.requireNonNull(LinkedRoleNames.class.getResourceAsStream(FILE), FILE);
                var lines = new BufferedReader(new InputStreamReader(file, StandardCharsets.UTF_8))) {
            return lines.lines()
                    .skip(1)
                    .map(Template::of)
                    .collect(Collectors.toUnmodifiableMap(Template::service, template -> template));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
