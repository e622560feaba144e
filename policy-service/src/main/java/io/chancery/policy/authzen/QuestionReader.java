package io.chancery.policy.authzen;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.chancery.contracts.AccountId;
import io.chancery.contracts.Position;
import io.chancery.language.request.RequestContext;
import io.chancery.policy.decision.Question;
import io.chancery.policy.decision.Subject;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Reads the entities of one question ("Information Model" of AuthZEN 1.0). Members that are not known are passed over, as
 * the specification wants it; those that are known are held to their types and limits.
 */
public final class QuestionReader {

    private static final int TYPE_LENGTH = 128;
    private static final int ACTION_LENGTH = 256;
    private static final int ARN_LENGTH = 2_048;
    private static final int STATEMENT_LENGTH = 65_536;
    private static final String SUBJECT = "subject";
    private static final String ACTION = "action";
    private static final String RESOURCE = "resource";
    private static final String PROPERTIES = "properties";
    private static final String SESSION = "session";
    private static final String ACCOUNT = "account";

    private final JsonNode question;
    private final String path;
    private final Names names;

    /** @param path of the question in the body, empty or ending with a dot */
    public QuestionReader(JsonNode question, String path, Names names) {
        this.question = question;
        this.path = path;
        this.names = names;
    }

    /**
     * What is acted on.
     *
     * @param id as it was sent
     * @param account whose it is, if its properties say so and its ARN does not
     */
    public record Target(String type, String id, String arn, Optional<AccountId> account) {}

    /**
     * In which circumstances.
     *
     * @param atLeast positions that the decision must have seen
     * @param maxStaleness how old what it knows may be
     * @param explain whether the answer is to be explained in full
     */
    public record Circumstances(
            RequestContext keys, List<Position> atLeast, Optional<Duration> maxStaleness, boolean explain) {}

    /** @throws InvalidRequest naming the field */
    public Subject subject() {
        JsonNode subject = required(SUBJECT);
        String type = StrictJson.text(subject, path + "subject.", "type", TYPE_LENGTH);
        String id = StrictJson.text(subject, path + "subject.", "id", ARN_LENGTH);
        String arn = names.subjectArn(type, id, path + "subject.");
        Optional<String> statement = properties(SUBJECT)
                .filter(properties -> type.equals(EntityNames.IAM))
                .flatMap(properties ->
                        StrictJson.optionalText(properties, path + "subject.properties.", SESSION, STATEMENT_LENGTH));
        return Subject.of(arn, statement)
                .orElseThrow(() -> InvalidRequest.at(
                        path + "subject.id",
                        "is '%s'; it must be the ARN of a user, a role, a role session, a root user or a service"
                                .formatted(id)));
    }

    /** @throws InvalidRequest naming the field */
    public String subjectType() {
        return StrictJson.text(required(SUBJECT), path + "subject.", "type", TYPE_LENGTH);
    }

    /** @throws InvalidRequest naming the field */
    public Target resource() {
        String type = resourceType();
        String id = StrictJson.text(required(RESOURCE), path + "resource.", "id", ARN_LENGTH);
        return new Target(type, id, names.resourceArn(type, id, path + "resource."), owner(type, id));
    }

    /** @throws InvalidRequest naming the field */
    public String resourceType() {
        return StrictJson.text(required(RESOURCE), path + "resource.", "type", TYPE_LENGTH);
    }

    /**
     * Whose the resources are whose ARNs do not say it.
     *
     * @throws InvalidRequest if the properties name no account, or another than the ARN
     */
    public Optional<AccountId> owner(String type, String id) {
        String field = path + "resource.properties.";
        Optional<String> sent = names.isTranslated(type, id)
                ? Optional.empty()
                : properties(RESOURCE)
                        .flatMap(properties -> StrictJson.optionalText(properties, field, ACCOUNT, TYPE_LENGTH));
        if (sent.isEmpty()) {
            return Optional.empty();
        }
        AccountId account;
        try {
            account = new AccountId(sent.get());
        } catch (IllegalArgumentException e) {
            throw InvalidRequest.at(field + ACCOUNT, "is '%s'; an account has twelve digits".formatted(sent.get()));
        }
        if (Question.accountOf(id).filter(named -> !named.equals(account)).isPresent()) {
            throw InvalidRequest.at(
                    field + ACCOUNT, "is %s, but the resource's ARN names another account".formatted(account));
        }
        return Optional.of(account);
    }

    /**
     * @param service which a name without one is of
     * @throws InvalidRequest naming the field
     */
    public String action(String service) {
        String name = StrictJson.text(required(ACTION), path + "action.", "name", ACTION_LENGTH);
        int colon = name.indexOf(':');
        if (colon < 0 && !service.isEmpty()) {
            return service + ":" + name;
        }
        if (colon < 1 || colon == name.length() - 1 || name.indexOf(':', colon + 1) >= 0) {
            throw InvalidRequest.at(
                    path + "action.name", "is '%s'; it must have the form s3:GetObject".formatted(name));
        }
        return name;
    }

    /**
     * @param target of which the properties are; empty if there is none yet
     * @throws InvalidRequest naming the field
     */
    public Circumstances circumstances(Optional<Target> target) {
        Map<String, JsonNode> properties = new LinkedHashMap<>();
        boolean plainSubject =
                !names.isTranslatedSubject(question.path(SUBJECT).path("type").asText());
        boolean plainResource = target.filter(named -> names.isTranslated(named.type(), named.id()))
                .isEmpty();
        properties(SUBJECT).ifPresent(found -> properties.put(SUBJECT, plainSubject ? without(found, SESSION) : found));
        properties(ACTION).ifPresent(found -> properties.put(ACTION, found));
        properties(RESOURCE)
                .ifPresent(found -> properties.put(RESOURCE, plainResource ? without(found, ACCOUNT) : found));
        return ContextReader.of(question, path, properties);
    }

    private static JsonNode without(JsonNode properties, String name) {
        return properties.has(name) ? ((ObjectNode) properties.deepCopy()).without(name) : properties;
    }

    private Optional<JsonNode> properties(String entity) {
        JsonNode found = question.get(entity);
        return found == null || !found.isObject()
                ? Optional.empty()
                : StrictJson.optionalObject(found, path + entity + ".", PROPERTIES);
    }

    /** @throws InvalidRequest if the entity is missing or no object */
    public JsonNode required(String entity) {
        return StrictJson.optionalObject(question, path, entity)
                .orElseThrow(() -> InvalidRequest.at(path + entity, "is missing"));
    }
}
