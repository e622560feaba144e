package io.chancery.policy.simulator;

import io.chancery.language.ContextKeyNames;
import java.util.List;

/** The context keys that policies name together. */
final class NamedKeys {

    private NamedKeys() {}

    /** In the order of the policies, as first written; none twice in any case. */
    static List<String> of(List<Source> policies) {
        var names = new ContextKeyNames();
        policies.stream()
                .map(Source::document)
                .forEach(document ->
                        document.statements().forEach(statement -> names.add(statement, document.version())));
        return names.found();
    }
}
