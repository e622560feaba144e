package io.chancery.language.compile;

import io.chancery.language.PolicyVersion;
import io.chancery.language.Statement.Patterns;
import io.chancery.language.match.Template;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/** A Resource or NotResource element. */
final class ResourcePatterns {

    private final boolean negated;
    private final TextPattern[] patterns;
    private final TextTemplate[] templates;
    /** As written, for notes. */
    private final String[] written;

    private ResourcePatterns(boolean negated, TextPattern[] patterns, TextTemplate[] templates, String[] written) {
        this.negated = negated;
        this.patterns = patterns;
        this.templates = templates;
        this.written = written;
    }

    static ResourcePatterns of(Patterns element, PolicyVersion version) {
        List<TextPattern> patterns = new ArrayList<>();
        List<TextTemplate> templates = new ArrayList<>();
        List<String> written = new ArrayList<>();
        for (String pattern : element.patterns()) {
            TextTemplate template = version == PolicyVersion.V2012
                    ? TextTemplate.of(Template.ofResource(pattern)).orElse(null)
                    : null;
            if (template == null) {
                patterns.add(TextPattern.of(pattern));
            } else {
                templates.add(template);
                written.add(pattern);
            }
        }
        return new ResourcePatterns(
                element.negated(),
                patterns.toArray(TextPattern[]::new),
                templates.toArray(TextTemplate[]::new),
                written.toArray(String[]::new));
    }

    /** @param deny the statement's effect: a variable without value in NotResource must not let an Allow match */
    boolean match(PreparedRequest request, boolean deny) {
        String resource = request.resource();
        for (TextPattern pattern : patterns) {
            if (pattern.matches(resource)) {
                return !negated;
            }
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
