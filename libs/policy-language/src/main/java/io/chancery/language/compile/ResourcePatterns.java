package io.chancery.language.compile;

import io.chancery.language.PolicyVersion;
import io.chancery.language.Statement.Patterns;
import io.chancery.language.match.Template;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/** A Resource or NotResource element. */
final class ResourcePatterns extends PatternSet {

    private static final TextTemplate[] NO_TEMPLATES = {};
    private static final String[] NOTHING_WRITTEN = {};

    private final boolean negated;
    private final TextTemplate[] templates;
    /** As written, for notes. */
    private final String[] written;

    private ResourcePatterns(boolean negated, List<String> patterns, TextTemplate[] templates, String[] written) {
        super(patterns);
        this.negated = negated;
        this.templates = templates;
        this.written = written;
    }

    static ResourcePatterns of(Patterns element, PolicyVersion version) {
        List<String> patterns = new ArrayList<>();
        List<TextTemplate> templates = new ArrayList<>();
        List<String> written = new ArrayList<>();
        for (String pattern : element.patterns()) {
            TextTemplate template = version == PolicyVersion.V2012
                    ? TextTemplate.of(Template.ofResource(pattern)).orElse(null)
                    : null;
            if (template == null) {
                patterns.add(pattern);
            } else {
                templates.add(template);
                written.add(pattern);
            }
        }
        // An array of no elements given is the one that comes back.
        return new ResourcePatterns(
                element.negated(), patterns, templates.toArray(NO_TEMPLATES), written.toArray(NOTHING_WRITTEN));
    }

    /** @param deny the statement's effect: a variable without value in NotResource must not let an Allow match */
    boolean match(PreparedRequest request, boolean deny) {
        String resource = request.resource();
        if (matchesAny(resource)) {
            return !negated;
        }
        for (TextTemplate template : templates) {
            if (template.matches(request, resource)) {
                return !negated;
            }
            if (negated && !deny && !template.resolves(request)) {
                return false;
            }
        }
        return negated;
    }

    /** What there is to note, whether or not it matches. */
    void note(PreparedRequest request, boolean deny, Consumer<String> notes) {
        for (int i = 0; i < templates.length; i++) {
            if (!templates[i].resolves(request)) {
                notes.accept("a variable of %s has no value".formatted(written[i]));
                if (negated && !deny) {
                    return;
                }
            }
        }
    }
}
