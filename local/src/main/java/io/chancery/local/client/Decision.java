package io.chancery.local.client;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;

/**
 * A decision, and why.
 *
 * @param result {@code Allowed}, {@code ExplicitlyDenied} or {@code ImplicitlyDenied}
 * @param policies names of the policies whose statements matched
 */
public record Decision(Question question, boolean allowed, String result, String reason, List<String> policies) {

    static Decision of(Question question, JsonNode answer) {
        JsonNode context = answer.path("context");
        if (!answer.path("decision").isBoolean() || !context.path("result").isTextual()) {
            throw new UnexpectedAnswer("a decision with its context", answer);
        }
        List<String> policies = new ArrayList<>();
        context.path("statements")
                .forEach(statement -> policies.add(statement.path("policy").asText()));
        return new Decision(
                question,
                answer.path("decision").booleanValue(),
                context.path("result").textValue(),
                context.path("reason").asText(),
                List.copyOf(policies));
    }
}
