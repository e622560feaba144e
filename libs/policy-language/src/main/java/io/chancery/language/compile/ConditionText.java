package io.chancery.language.compile;

import io.chancery.language.PolicyVersion;
import io.chancery.language.match.Template;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A value of a string condition: text, or a template if it has variables. */
final class ConditionText {

    final String written;
    final TextPattern pattern;
    final @Nullable TextTemplate template;

    private ConditionText(String written, @Nullable TextTemplate template) {
        this.written = written;
        this.pattern = new TextPattern(written);
        this.template = template;
    }

    static ConditionText[] all(List<String> values, PolicyVersion version) {
        return values.stream()
                .map(value -> new ConditionText(value, template(value, version)))
                .toArray(ConditionText[]::new);
    }

    static @Nullable TextTemplate template(String value, PolicyVersion version) {
        return version == PolicyVersion.V2012
                ? TextTemplate.of(Template.withVariables(value)).orElse(null)
                : null;
    }

    /** Null if a variable has no value. */
    @Nullable String text(PreparedRequest request) {
        return template == null ? written : template.text(request);
    }
}
