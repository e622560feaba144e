package io.chancery.language.condition;

import io.chancery.language.PolicyVersion;
import io.chancery.language.match.Glob;
import io.chancery.language.match.Template;
import io.chancery.language.request.RequestContext;
import java.util.Optional;

/** One value of a condition clause, and what its variables stand for in this request. */
record PolicyValue(String written, PolicyVersion version, RequestContext context) {

    /** The value with its variables replaced, wildcards not being any; empty if a variable has no value. */
    Optional<String> text() {
        return template().text(context::single);
    }

    /** The value as a pattern; empty if a variable has no value. */
    Optional<Glob> glob() {
        return template().glob(context::single);
    }

    private Template template() {
        return version == PolicyVersion.V2012 ? Template.withVariables(written) : Template.withoutVariables(written);
    }
}
