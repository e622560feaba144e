package io.chancery.policy.authzen;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.chancery.policy.authzen.EvaluationsRequest.Item;
import io.chancery.policy.authzen.EvaluationsRequest.Semantic;
import io.chancery.policy.decision.Question;
import io.chancery.policy.decision.Subject;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Reads requests of AuthZEN 1.0 ("Access Evaluation API", "Access Evaluations API"). */
final class EvaluationReader {

    static final int EVALUATIONS = 500;

    private static final int TYPE_LENGTH = 128;
    /** What a question has, and what of it the question falls back on the common one for. */
    private static final Map<String, List<String>> DEFAULTED = Map.of(
            "subject", List.of("type", "id"),
            "action", List.of("name"),
            "resource", List.of("type", "id"),
            "context", List.of());

    private EvaluationReader() {}

    /** @throws InvalidRequest naming the field */
    static EvaluationRequest one(byte[] body, Names names) {
        return evaluation(StrictJson.object(body), "", names);
    }

    /** @throws InvalidRequest naming the field */
    static EvaluationsRequest single(byte[] body, Names names) {
        return EvaluationsRequest.of(one(body, names));
    }

    /**
     * Without {@code evaluations}, or with none in it, the request is a single question. What is wrong with one of several
     * is that one's answer.
     *
     * @throws InvalidRequest naming the field
     */
    static EvaluationsRequest many(byte[] body, Names names) {
        JsonNode request = StrictJson.object(body);
        Semantic semantic = semantic(request);
        JsonNode list = request.get("evaluations");
        if (list == null || list.isNull() || (list.isArray() && list.isEmpty())) {
            return EvaluationsRequest.of(evaluation(request, "", names));
        }
        if (!list.isArray()) {
            throw InvalidRequest.at("evaluations", "must be a list, not %s".formatted(StrictJson.kind(list)));
        }
        if (list.size() > EVALUATIONS) {
            throw InvalidRequest.at("evaluations", "has %d; the limit is %d".formatted(list.size(), EVALUATIONS));
        }
        var items = new ArrayList<Item>();
        for (int i = 0; i < list.size(); i++) {
            items.add(item(list.get(i), request, "evaluations[%d]".formatted(i), names));
        }
        return new EvaluationsRequest(items, semantic, false);
    }

    private static Item item(JsonNode item, JsonNode request, String path, Names names) {
        try {
            if (!item.isObject()) {
                throw InvalidRequest.at(path, "must be an object, not %s".formatted(StrictJson.kind(item)));
            }
            return new Item.Asked(evaluation(withDefaults(item, request), path + ".", names));
        } catch (InvalidRequest e) {
            return new Item.NotUnderstood(e);
        }
    }

    /** An entity replaces the common one as a whole, but for the members without which it names nothing. */
    private static JsonNode withDefaults(JsonNode evaluation, JsonNode request) {
        ObjectNode merged = JsonNodeFactory.instance.objectNode();
        DEFAULTED.forEach((name, members) -> {
            JsonNode own = evaluation.get(name);
            JsonNode common = request.get(name);
            if ((own == null || own.isNull()) && common != null) {
                merged.set(name, common);
            } else if (own instanceof ObjectNode mine && common instanceof ObjectNode theirs) {
                merged.set(name, completed(mine, theirs, members));
            } else if (own != null) {
                merged.set(name, own);
            }
        });
        return merged;
    }

    private static JsonNode completed(ObjectNode own, ObjectNode common, List<String> members) {
        ObjectNode whole = own;
        for (String member : members) {
            JsonNode fallback = common.get(member);
            if (!own.hasNonNull(member) && fallback != null) {
                whole = whole.deepCopy().set(member, fallback);
            }
        }
        return whole;
    }

    private static Semantic semantic(JsonNode request) {
        Optional<String> name = StrictJson.optionalObject(request, "", "options")
                .flatMap(options -> StrictJson.optionalText(options, "options.", "evaluations_semantic", TYPE_LENGTH));
        if (name.isEmpty()) {
            return Semantic.EXECUTE_ALL;
        }
        return Arrays.stream(Semantic.values())
                .filter(semantic -> semantic.wireName().equals(name.get()))
                .findFirst()
                .orElseThrow(() -> InvalidRequest.at(
                        "options.evaluations_semantic",
                        "is '%s'; known are %s"
                                .formatted(
                                        name.get(),
                                        Arrays.stream(Semantic.values())
                                                .map(Semantic::wireName)
                                                .toList())));
    }

    private static EvaluationRequest evaluation(JsonNode request, String path, Names names) {
        var reader = new QuestionReader(request, path, names);
        Subject subject = reader.subject();
        reader.required("action");
        QuestionReader.Target resource = reader.resource();
        String action = reader.action(names.service(resource.type(), resource.id()));
        QuestionReader.Circumstances circumstances = reader.circumstances(Optional.of(resource));
        return new EvaluationRequest(
                subject,
                new Question(action, resource.arn(), resource.account(), circumstances.keys()),
                circumstances.atLeast(),
                circumstances.maxStaleness(),
                circumstances.explain());
    }
}
