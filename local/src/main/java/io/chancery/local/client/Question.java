package io.chancery.local.client;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;

/**
 * May this principal do this?
 *
 * @param subject the principal's ARN
 * @param action for instance {@code s3:GetObject}
 * @param resource an ARN
 */
public record Question(String subject, String action, String resource) {

    /** As AuthZEN has it ("Access Evaluation Request"). */
    public String json() {
        return json(List.of());
    }

    /** @param atLeast revisions that the decision must have seen */
    public String json(List<String> atLeast) {
        return node(atLeast).toString();
    }

    ObjectNode node(List<String> atLeast) {
        ObjectNode node = JsonHttp.JSON.createObjectNode();
        node.putObject("subject").put("type", "iam").put("id", subject);
        node.putObject("action").put("name", action);
        node.putObject("resource").put("type", "arn").put("id", resource);
        if (!atLeast.isEmpty()) {
            atLeast.forEach(node.putObject("context").putArray("chancery:atLeast")::add);
        }
        return node;
    }
}
