package io.chancery.policy.reference;

import io.chancery.language.match.Ascii;
import io.chancery.language.reference.Service;
import io.chancery.language.reference.Service.ConditionKey;
import io.chancery.language.reference.Service.ResourceType;
import io.chancery.language.reference.ServiceCatalogue;
import io.chancery.policy.config.PolicyConfig;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** AWS's services, the suite's own, and those that the installation says it has, of which nothing more is known. */
@ApplicationScoped
public class KnownServices implements ServiceCatalogue {

    private static final Service CHANCERY = ChanceryService.SERVICE;

    private final Set<String> own;

    @Inject
    public KnownServices(PolicyConfig config) {
        this(config.ownServices().orElse(List.of()));
    }

    /** @param own prefixes of the installation's services */
    public KnownServices(List<String> own) {
        this.own = own.stream().map(Ascii::lowerCase).collect(Collectors.toUnmodifiableSet());
    }

    /** Reads the file when it is first needed. */
    private static final class Aws {
        static final ServiceIndex INDEX = ServiceIndex.load();
    }

    @Override
    public boolean exists(String prefix) {
        String lower = Ascii.lowerCase(prefix);
        return own.contains(lower) || isChancery(lower) || Aws.INDEX.entries().containsKey(lower);
    }

    @Override
    public Optional<Service> service(String prefix) {
        String lower = Ascii.lowerCase(prefix);
        if (own.contains(lower)) {
            return Optional.empty();
        }
        return isChancery(lower) ? Optional.of(CHANCERY) : Aws.INDEX.service(lower);
    }

    private static boolean isChancery(String prefix) {
        return CHANCERY.prefix().equals(prefix);
    }

    @Override
    public boolean isNamedByArns(String service) {
        return exists(service) || Aws.INDEX.byArn().containsKey(service);
    }

    @Override
    public List<Service> ofArns(String service) {
        if (own.contains(service)) {
            return List.of();
        }
        return Aws.INDEX.byArn().getOrDefault(service, List.of()).stream()
                .flatMap(prefix -> Aws.INDEX.service(prefix).stream())
                .toList();
    }

    @Override
    public List<ResourceType> resourceTypes(String service) {
        return ofArns(service).stream()
                .flatMap(found -> found.resourceTypes().stream())
                .filter(type -> type.isNamedBy(service))
                .toList();
    }

    @Override
    public Optional<List<ConditionKey>> conditionKeys(String prefix) {
        String lower = Ascii.lowerCase(prefix);
        if (own.contains(lower)) {
            return Optional.empty();
        }
        List<String> foreign = Aws.INDEX.byForeignKey().getOrDefault(lower, List.of());
        return Optional.of(Stream.concat(Stream.of(lower), foreign.stream())
                .flatMap(known -> service(known).stream())
                .flatMap(known -> known.conditionKeys().stream())
                .filter(key -> Ascii.lowerCase(key.name()).startsWith(lower + ":"))
                .toList());
    }

    @Override
    public Collection<String> prefixes() {
        Set<String> prefixes = new TreeSet<>(Aws.INDEX.entries().keySet());
        prefixes.addAll(own);
        prefixes.add(CHANCERY.prefix());
        return prefixes;
    }

    /** The names of all services, by their prefixes. One that only the installation knows is called by its prefix. */
    TreeMap<String, String> names() {
        var names = new TreeMap<String, String>();
        Aws.INDEX.entries().forEach((prefix, entry) -> names.put(prefix, entry.name()));
        names.put(CHANCERY.prefix(), CHANCERY.name());
        own.forEach(prefix -> names.put(prefix, prefix));
        return names;
    }

    /** The version of the package that AWS's services were taken from. */
    String version() {
        return Aws.INDEX.version();
    }
}
