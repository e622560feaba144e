package io.chancery.language;

import io.chancery.language.JsonValue.JsonArray;
import io.chancery.language.JsonValue.JsonNull;
import io.chancery.language.JsonValue.JsonObject;
import io.chancery.language.JsonValue.JsonScalar;
import io.chancery.language.JsonValue.JsonString;
import io.chancery.language.JsonValue.Place;
import io.chancery.language.PrincipalElement.Aws;
import io.chancery.language.PrincipalElement.CanonicalUser;
import io.chancery.language.PrincipalElement.Entry;
import io.chancery.language.PrincipalElement.Everyone;
import io.chancery.language.PrincipalElement.Federated;
import io.chancery.language.PrincipalElement.Service;
import io.chancery.language.Statement.Patterns;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * JSON to statements: the grammar, and which elements each kind must and must not have. Nothing is skipped: an element
 * that is not understood refuses the document.
 */
final class PolicyParser {

    private static final Set<String> DOCUMENT_ELEMENTS = Set.of("Version", "Id", "Statement");
    private static final Set<String> STATEMENT_ELEMENTS = Set.of(
            "Sid",
            "Effect",
            "Principal",
            "NotPrincipal",
            "Action",
            "NotAction",
            "Resource",
            "NotResource",
            "Condition");

    private final PolicyKind kind;

    private PolicyParser(PolicyKind kind) {
        this.kind = kind;
    }

    /** With incomplete ARNs left as they are. */
    static PolicyDocument parse(String json, PolicyKind kind, int maxLength) {
        if (json.length() > maxLength) {
            throw MalformedPolicyException.tooLarge("PolicySize", maxLength);
        }
        PolicyParser parser = new PolicyParser(kind);
        return parser.document(json, parser.root(json));
    }

    private JsonValue root(String json) {
        try {
            return JsonReader.read(json);
        } catch (MalformedPolicyException e) {
            throw kind == PolicyKind.TRUST ? e.after("This policy contains invalid Json") : e;
        }
    }

    /** Of a document that was parsed before. */
    static List<StatementSpan> statementSpans(String json) {
        List<StatementSpan> spans = new ArrayList<>();
        for (JsonValue item : items(required(object(JsonReader.read(json), "The document"), "Statement"))) {
            JsonObject statement = object(item, "Statement");
            spans.add(new StatementSpan(
                    statement.place().line(),
                    statement.place().column(),
                    statement.end().line(),
                    statement.end().column()));
        }
        return spans;
    }

    private PolicyDocument document(String json, JsonValue root) {
        JsonObject document = object(root, "The document");
        refuseUnknown(document, DOCUMENT_ELEMENTS);
        List<Statement> statements = new ArrayList<>();
        for (JsonValue statement : items(required(document, "Statement"))) {
            statements.add(statement(object(statement, "Statement")));
        }
        if (statements.isEmpty()) {
            throw MalformedPolicyException.syntax("Statement is empty", document.place());
        }
        return new PolicyDocument(version(document), text(document, "Id"), statements, json);
    }

    private static PolicyVersion version(JsonObject document) {
        Optional<String> version = text(document, "Version");
        if (version.isEmpty()) {
            return PolicyVersion.V2008;
        }
        return PolicyVersion.of(version.get())
                .orElseThrow(() ->
                        MalformedPolicyException.syntax("Version must be 2012-10-17 or 2008-10-17", document.place()));
    }

    private Statement statement(JsonObject statement) {
        refuseUnknown(statement, STATEMENT_ELEMENTS);
        return new Statement(
                text(statement, "Sid"),
                effect(statement),
                principal(statement),
                patterns(statement, "Action")
                        .orElseThrow(() -> MalformedPolicyException.saying("Policy statement must contain actions.")),
                resources(statement),
                conditions(statement));
    }

    private Effect effect(JsonObject statement) {
        String effect = text(statement, "Effect").orElseThrow(() -> withoutEffect(statement));
        return switch (effect) {
            case "Allow" -> Effect.ALLOW;
            case "Deny" -> Effect.DENY;
            default ->
                throw MalformedPolicyException.syntax(
                        "Effect must be Allow or Deny",
                        required(statement, "Effect").place());
        };
    }

    private MalformedPolicyException withoutEffect(JsonObject statement) {
        String message = "Missing required field Effect";
        return kind == PolicyKind.IDENTITY || kind == PolicyKind.SESSION
                ? MalformedPolicyException.syntax(message, statement.place())
                : MalformedPolicyException.saying(message);
    }

    private Optional<Patterns> resources(JsonObject statement) {
        Optional<Patterns> resources = patterns(statement, "Resource");
        if (kind == PolicyKind.TRUST) {
            resources.ifPresent(r -> {
                throw MalformedPolicyException.saying(
                        "Has prohibited field " + (r.negated() ? "NotResource" : "Resource"));
            });
        } else if (kind != PolicyKind.RESOURCE && resources.isEmpty()) {
            throw MalformedPolicyException.saying("Policy statement must contain resources.");
        }
        return resources;
    }

    /** The element or its Not… form; empty if there is neither, refused if there are both. */
    private static Optional<Patterns> patterns(JsonObject statement, String name) {
        Optional<NotOrPlain> found = oneOf(statement, name);
        if (found.isEmpty()) {
            return Optional.empty();
        }
        List<String> patterns = texts(found.get().value(), found.get().name());
        if (patterns.isEmpty()) {
            throw MalformedPolicyException.saying(
                    "Policy statement must contain %ss.".formatted(name.equals("Action") ? "action" : "resource"));
        }
        return Optional.of(new Patterns(found.get().negated(), patterns));
    }

    private Optional<PrincipalElement> principal(JsonObject statement) {
        Optional<NotOrPlain> found = oneOf(statement, "Principal");
        boolean allowed = switch (kind) {
            case IDENTITY, SESSION, SERVICE_CONTROL -> false;
            case TRUST, RESOURCE, RESOURCE_CONTROL -> true;
        };
        if (found.isPresent() && !allowed) {
            throw MalformedPolicyException.saying("Policy document should not specify a principal.");
        }
        if (found.isEmpty() && allowed) {
            throw MalformedPolicyException.saying("Missing required field Principal");
        }
        return found.map(element -> new PrincipalElement(element.negated(), entries(element)));
    }

    private static List<Entry> entries(NotOrPlain element) {
        if (element.value() instanceof JsonString(String text, Place place)) {
            if (!text.equals("*")) {
                throw MalformedPolicyException.syntax(element.name() + " must be \"*\" or an object", place);
            }
            return List.of(new Everyone());
        }
        JsonObject types = object(element.value(), element.name());
        List<Entry> entries = new ArrayList<>();
        for (Map.Entry<String, JsonValue> type : types.members().entrySet()) {
            for (String name : texts(type.getValue(), type.getKey())) {
                entries.add(entry(type.getKey(), name, types.place()));
            }
        }
        if (entries.isEmpty()) {
            throw MalformedPolicyException.syntax(element.name() + " names nobody", types.place());
        }
        return entries;
    }

    private static Entry entry(String type, String name, Place place) {
        return switch (type) {
            case "AWS" -> name.equals("*") ? new Everyone() : new Aws(name);
            case "Service" -> new Service(name);
            case "Federated" -> new Federated(name);
            case "CanonicalUser" -> new CanonicalUser(name);
            default -> throw MalformedPolicyException.syntax("Unknown principal type \"%s\"".formatted(type), place);
        };
    }

    private static List<ConditionClause> conditions(JsonObject statement) {
        JsonValue condition = statement.members().get("Condition");
        if (condition == null) {
            return List.of();
        }
        List<ConditionClause> clauses = new ArrayList<>();
        object(condition, "Condition")
                .members()
                .forEach((operator, keys) -> object(keys, operator)
                        .members()
                        .forEach((key, values) ->
                                clauses.add(new ConditionClause(operator, key, scalars(values, key)))));
        return clauses;
    }

    /** A member that may have the prefix Not. */
    private record NotOrPlain(String name, boolean negated, JsonValue value) {}

    private static Optional<NotOrPlain> oneOf(JsonObject statement, String name) {
        JsonValue plain = statement.members().get(name);
        JsonValue negated = statement.members().get("Not" + name);
        if (plain != null && negated != null) {
            throw MalformedPolicyException.syntax(
                    "%s and Not%s exclude each other".formatted(name, name), negated.place());
        }
        if (negated != null) {
            return Optional.of(new NotOrPlain("Not" + name, true, negated));
        }
        return Optional.ofNullable(plain).map(value -> new NotOrPlain(name, false, value));
    }

    private static JsonValue required(JsonObject object, String name) {
        JsonValue value = object.members().get(name);
        if (value == null) {
            throw MalformedPolicyException.syntax("Missing required field " + name, object.place());
        }
        return value;
    }

    private static void refuseUnknown(JsonObject object, Set<String> known) {
        object.members().forEach((name, value) -> {
            if (!known.contains(name)) {
                throw MalformedPolicyException.syntax("Unknown field \"%s\"".formatted(name), value.place());
            }
        });
    }

    private static JsonObject object(JsonValue value, String name) {
        if (value instanceof JsonObject object) {
            return object;
        }
        throw MalformedPolicyException.syntax(name + " must be an object", value.place());
    }

    private static Optional<String> text(JsonObject object, String name) {
        JsonValue value = object.members().get(name);
        return value == null ? Optional.empty() : Optional.of(string(value, name));
    }

    private static String string(JsonValue value, String name) {
        if (value instanceof JsonString(String text, Place place)) {
            return text;
        }
        throw MalformedPolicyException.syntax(name + " must be a string", value.place());
    }

    private static List<String> texts(JsonValue value, String name) {
        return items(value).stream().map(item -> string(item, name)).toList();
    }

    private static List<String> scalars(JsonValue value, String key) {
        return items(value).stream().map(item -> scalar(item, key)).toList();
    }

    private static String scalar(JsonValue value, String key) {
        return switch (value) {
            case JsonString(String text, Place place) -> text;
            case JsonScalar(String text, Place place) -> text;
            case JsonArray array -> throw notScalar(key, array.place());
            case JsonObject object -> throw notScalar(key, object.place());
            case JsonNull nothing -> throw notScalar(key, nothing.place());
        };
    }

    private static MalformedPolicyException notScalar(String key, Place place) {
        return MalformedPolicyException.syntax("\"%s\" must be a string, number or boolean".formatted(key), place);
    }

    /** A list's items, or the value itself where the language allows one in place of a list of one. */
    private static List<JsonValue> items(JsonValue value) {
        return value instanceof JsonArray array ? array.items() : List.of(value);
    }
}
