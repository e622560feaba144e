package io.chancery.language.compile;

import io.chancery.language.PolicyVersion;
import io.chancery.language.Statement.Patterns;
import io.chancery.language.match.Template;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.Stream;

/** A Resource or NotResource element; its patterns without variables lie in the policy's table. */
final class ResourcePatterns {

    private static final TextTemplate[] NO_TEMPLATES = {};
    private static final String[] NOTHING_WRITTEN = {};

    private final boolean negated;
    private final long range;
    /** Of the text that every match begins with, as in {@link TextPrint}. */
    private final long print;

    private final TextTemplate[] templates;
    /** As written, for notes. */
    private final String[] written;

    private ResourcePatterns(boolean negated, long range, long print, TextTemplate[] templates, String[] written) {
        this.negated = negated;
        this.range = range;
        this.print = print;
        this.templates = templates;
        this.written = written;
    }

    static ResourcePatterns of(Patterns element, PolicyVersion version, PatternTable.Builder table) {
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
                element.negated(),
                table.add(patterns),
                element.negated() ? TextPrint.NONE : print(patterns, templates),
                templates.toArray(NO_TEMPLATES),
                written.toArray(NOTHING_WRITTEN));
    }

    private static long print(List<String> patterns, List<TextTemplate> templates) {
        String common = Stream.concat(
                        patterns.stream().map(pattern -> pattern.substring(0, Wildcards.headLength(pattern))),
                        templates.stream().map(TextTemplate::head))
                .reduce(ResourcePatterns::commonHead)
                .orElse("");
        return TextPrint.of(common, common.length());
    }

    private static String commonHead(String one, String other) {
        int length = 0;
        while (length < Math.min(one.length(), other.length()) && one.charAt(length) == other.charAt(length)) {
            length++;
        }
        return one.substring(0, length);
    }

    /** Of the text that every resource that it can be about begins with, as in {@link TextPrint}. */
    long print() {
        return print;
    }

    /** Whether its patterns in the policy's table are all that there is to it. */
    boolean isPlain() {
        return !negated && templates.length == 0;
    }

    /** In the policy's table. */
    long range() {
        return range;
    }

    /** @param deny the statement's effect: a variable without value in NotResource must not let an Allow match */
    boolean match(PatternTable table, PreparedRequest request, boolean deny) {
        String resource = request.resource();
        if (table.matchesAny(PatternTable.from(range), PatternTable.to(range), resource)) {
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
