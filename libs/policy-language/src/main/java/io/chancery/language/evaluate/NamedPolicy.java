package io.chancery.language.evaluate;

import io.chancery.language.PolicyDocument;
import java.util.Map;
import java.util.Optional;

/**
 * A policy and what to call it in explanations.
 *
 * @param name an ARN, or a label such as {@code user/alice/inline/x}
 * @param resolvedPrincipals for trust and resource policies as stored: from each user or role ARN that the document
 *     names to the unique id it had then. An ARN that is missing here matches nobody. Empty (in a simulation): ARNs match
 *     as text
 */
public record NamedPolicy(String name, PolicyDocument document, Optional<Map<String, String>> resolvedPrincipals) {

    public NamedPolicy {
        resolvedPrincipals = resolvedPrincipals.map(Map::copyOf);
    }

    /** A policy that names no principals, or whose principals match as text. */
    public static NamedPolicy of(String name, PolicyDocument document) {
        return new NamedPolicy(name, document, Optional.empty());
    }
}
