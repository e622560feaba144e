package io.chancery.identity.role;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import io.chancery.contracts.ContractJson;
import io.chancery.contracts.identity.TrustPolicy;
import io.chancery.wire.PercentEncoding;
import java.util.HashMap;
import java.util.Map;

/**
 * A trust policy as answers show it: a principal that lives by the ARN that it has now, one that was deleted by its
 * unique id ("Principal", IAM User Guide); all of it percent-encoded by RFC 3986.
 */
final class ShownTrust {
    private ShownTrust() {}

    /** @param arns of the living, by unique id */
    static String encoded(TrustPolicy policy, Map<String, String> arns) {
        return PercentEncoding.encode(text(policy, arns));
    }

    /** The document as it was sent, unless one of its principals has another name by now. */
    static String text(TrustPolicy policy, Map<String, String> arns) {
        Map<String, String> renamed = new HashMap<>();
        policy.resolvedPrincipals().forEach((name, id) -> {
            String now = arns.getOrDefault(id, id);
            if (!now.equals(name)) {
                renamed.put(name, now);
            }
        });
        return renamed.isEmpty() ? policy.document() : rewritten(policy.document(), renamed);
    }

    private static String rewritten(String document, Map<String, String> renamed) {
        try {
            JsonNode root = ContractJson.MAPPER.readTree(document);
            JsonNode statements = root.path("Statement");
            if (statements.isArray()) {
                statements.forEach(statement -> rename(statement, renamed));
            } else {
                rename(statements, renamed);
            }
            return ContractJson.MAPPER.writeValueAsString(root);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("a stored trust policy was read when it was set", e);
        }
    }

    private static void rename(JsonNode statement, Map<String, String> renamed) {
        if (!(statement.path("Principal") instanceof ObjectNode principal)) {
            return;
        }
        JsonNode names = principal.path("AWS");
        if (names instanceof ArrayNode list) {
            for (int i = 0; i < list.size(); i++) {
                list.set(i, renamed(list.get(i), renamed));
            }
        } else if (names.isTextual()) {
            principal.set("AWS", renamed(names, renamed));
        }
    }

    private static JsonNode renamed(JsonNode name, Map<String, String> renamed) {
        return TextNode.valueOf(renamed.getOrDefault(name.asText(), name.asText()));
    }
}
