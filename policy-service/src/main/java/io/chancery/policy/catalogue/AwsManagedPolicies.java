package io.chancery.policy.catalogue;

import io.chancery.contracts.PolicyId;
import io.chancery.language.PolicyDocument;
import io.chancery.language.PolicyKind;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The catalogue of AWS managed policies that this replica ships. Read on first use, about 50 ms; each document is parsed
 * when it is first asked for, and kept.
 */
@ApplicationScoped
public class AwsManagedPolicies {

    private final Supplier<CatalogueTable> table = new Once();
    private final Map<PolicyId, PolicyDocument> parsed = new ConcurrentHashMap<>();

    public Optional<AwsManagedPolicy> byArn(String arn) {
        return Optional.ofNullable(table.get().byArn().get(arn)).map(CatalogueTable.Row::policy);
    }

    public Optional<AwsManagedPolicy> byId(PolicyId id) {
        return Optional.ofNullable(table.get().byId().get(id)).map(CatalogueTable.Row::policy);
    }

    /**
     * The document of the latest version.
     *
     * @throws io.chancery.language.MalformedPolicyException if the catalogue holds what is no policy; a test reads all
     */
    public Optional<PolicyDocument> document(PolicyId id) {
        PolicyDocument known = parsed.get(id);
        if (known != null) {
            return Optional.of(known);
        }
        return source(id)
                .map(source ->
                        parsed.computeIfAbsent(id, key -> PolicyDocument.parseStored(source, PolicyKind.IDENTITY)));
    }

    /** The document of the latest version, as text. */
    public Optional<String> source(PolicyId id) {
        CatalogueTable all = table.get();
        return Optional.ofNullable(all.byId().get(id)).map(all::document);
    }

    /**
     * In the order of names.
     *
     * @param after names up to and including this one are left out; empty for none
     */
    public Stream<AwsManagedPolicy> list(String pathPrefix, String after) {
        return table.get().byId().values().stream()
                .map(CatalogueTable.Row::policy)
                .filter(policy ->
                        policy.name().compareTo(after) > 0 && policy.path().startsWith(pathPrefix));
    }

    public int count() {
        return table.get().byId().size();
    }

    /** The version of the package that the catalogue was made of. */
    public String version() {
        return table.get().version();
    }

    /** Of the catalogue's content, hexadecimal. */
    public String sha256() {
        return table.get().sha256();
    }

    /** Loads the table once, by whoever comes first. */
    private static final class Once implements Supplier<CatalogueTable> {

        private volatile @Nullable CatalogueTable loaded;

        @Override
        public CatalogueTable get() {
            CatalogueTable found = loaded;
            return found == null ? load() : found;
        }

        private synchronized CatalogueTable load() {
            CatalogueTable found = loaded;
            if (found == null) {
                found = CatalogueTable.load();
                loaded = found;
            }
            return found;
        }
    }
}
