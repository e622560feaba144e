package io.chancery.policy.authzen;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.chancery.contracts.AccountId;
import io.chancery.policy.authzen.EvaluationsRequest.Semantic;
import io.chancery.policy.decision.Question;
import io.chancery.policy.decision.Subject;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Reads requests of AuthZEN 1.0 ("Access Evaluation API", "Access Evaluations API"). Strict: what is not understood is
 * refused, since a question that is half understood gets a wrong answer. Only {@code properties} may hold more than is
 * read here.
 */
final class EvaluationReader {

    static final int EVALUATIONS = 500;

    private static final String SUBJECT_TYPE = "iam";
    private static final int TYPE_LENGTH = 128;
    private static final int ACTION_LENGTH = 256;
    private static final int ARN_LENGTH = 2_048;
    private static final int STATEMENT_LENGTH = 65_536;
    private static final List<String> DEFAULTED = List.of("subject", "action", "resource", "context");
    private static final Set<String> OF_ONE = Set.of("subject", "action", "resource", "context");
    private static final Set<String> OF_MANY =
            Set.of("subject", "action", "resource", "context", "evaluations", "options");

    private EvaluationReader() {}

    /** @throws InvalidRequest naming the field */
    static EvaluationRequest one(byte[] body) {
        JsonNode request = StrictJson.object(body);
        StrictJson.allowOnly(request, "", OF_ONE);
        return evaluation(request, "");
    }

    /** @throws InvalidRequest naming the field */
    static EvaluationsRequest single(byte[] body) {
        return new EvaluationsRequest(List.of(one(body)), Semantic.EXECUTE_ALL, true);
    }

    /**
     * Without {@code evaluations}, or with none in it, the request is a single question.
     *
     * @throws InvalidRequest naming the field
     */
    static EvaluationsRequest many(byte[] body) {
        JsonNode request = StrictJson.object(body);
        StrictJson.allowOnly(request, "", OF_MANY);
        Semantic semantic = semantic(request);
        JsonNode list = request.get("evaluations");
        if (list == null || (list.isArray() && list.isEmpty())) {
            return new EvaluationsRequest(List.of(evaluation(request, "")), semantic, true);
        }
        if (!list.isArray() || list.size() > EVALUATIONS) {
            throw InvalidRequest.at("evaluations", "must be a list of at most %d evaluations".formatted(EVALUATIONS));
        }
        var evaluations = new ArrayList<EvaluationRequest>();
        for (int i = 0; i < list.size(); i++) {
            String path = "evaluations[%d]".formatted(i);
            if (!list.get(i).isObject()) {
                throw InvalidRequest.at(path, "must be an object, not %s".formatted(StrictJson.kind(list.get(i))));
            }
            StrictJson.allowOnly(list.get(i), path + ".", OF_ONE);
            evaluations.add(evaluation(withDefaults(list.get(i), request), path + "."));
        }
        return new EvaluationsRequest(evaluations, semantic, false);
    }

    private static JsonNode withDefaults(JsonNode evaluation, JsonNode request) {
        ObjectNode merged = JsonNodeFactory.instance.objectNode();
        for (String name : DEFAULTED) {
            JsonNode own = evaluation.get(name);
            JsonNode common = own == null ? request.get(name) : own;
            if (common != null) {
                merged.set(name, common);
            }
        }
        return merged;
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

    private static EvaluationRequest evaluation(JsonNode request, String path) {
        Subject subject = subject(required(request, path, "subject"), path + "subject.");
        String action = action(required(request, path, "action"), path + "action.");
        JsonNode resource = required(request, path, "resource");
        String resourcePath = path + "resource.";
        StrictJson.allowOnly(resource, resourcePath, Set.of("type", "id", "properties"));
        StrictJson.text(resource, resourcePath, "type", TYPE_LENGTH);
        String id = StrictJson.text(resource, resourcePath, "id", ARN_LENGTH);
        ContextReader.ReadContext context = ContextReader.of(request, path);
        return new EvaluationRequest(
                subject,
                new Question(action, id, owner(resource, resourcePath, id), context.keys()),
                context.atLeast(),
                context.maxStaleness(),
                context.explain());
    }

    private static JsonNode required(JsonNode parent, String path, String name) {
        return StrictJson.optionalObject(parent, path, name)
                .orElseThrow(() -> InvalidRequest.at(path + name, "is missing"));
    }

    private static Subject subject(JsonNode subject, String path) {
        StrictJson.allowOnly(subject, path, Set.of("type", "id", "properties"));
        String type = StrictJson.text(subject, path, "type", TYPE_LENGTH);
        if (!type.equals(SUBJECT_TYPE)) {
            throw InvalidRequest.at(
                    path + "type", "is '%s'; the only known type is '%s'".formatted(type, SUBJECT_TYPE));
        }
        String id = StrictJson.text(subject, path, "id", ARN_LENGTH);
        Optional<String> statement = StrictJson.optionalObject(subject, path, "properties")
                .flatMap(properties ->
                        StrictJson.optionalText(properties, path + "properties.", "session", STATEMENT_LENGTH));
        return Subject.of(id, statement)
                .orElseThrow(() -> InvalidRequest.at(
                        path + "id",
                        "is '%s'; it must be the ARN of a user, a role session, a root user or a service"
                                .formatted(id)));
    }

    private static String action(JsonNode action, String path) {
        StrictJson.allowOnly(action, path, Set.of("name", "properties"));
        String name = StrictJson.text(action, path, "name", ACTION_LENGTH);
        int colon = name.indexOf(':');
        if (colon < 1 || colon == name.length() - 1 || name.indexOf(':', colon + 1) >= 0) {
            throw InvalidRequest.at(path + "name", "is '%s'; it must have the form s3:GetObject".formatted(name));
        }
        return name;
    }

    private static Optional<AccountId> owner(JsonNode resource, String path, String id) {
        Optional<String> sent = StrictJson.optionalObject(resource, path, "properties")
                .flatMap(properties ->
                        StrictJson.optionalText(properties, path + "properties.", "account", TYPE_LENGTH));
        if (sent.isEmpty()) {
            return Optional.empty();
        }
        String field = path + "properties.account";
        AccountId account;
        try {
            account = new AccountId(sent.get());
        } catch (IllegalArgumentException e) {
            throw InvalidRequest.at(field, "is '%s'; an account has twelve digits".formatted(sent.get()));
        }
        if (Question.accountOf(id).filter(named -> !named.equals(account)).isPresent()) {
            throw InvalidRequest.at(field, "is %s, but the resource's ARN names another account".formatted(account));
        }
        return Optional.of(account);
    }
}
