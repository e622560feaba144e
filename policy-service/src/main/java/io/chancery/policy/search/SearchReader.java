package io.chancery.policy.search;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.chancery.contracts.AccountId;
import io.chancery.contracts.ContractJson;
import io.chancery.contracts.Digests;
import io.chancery.policy.authzen.InvalidRequest;
import io.chancery.policy.authzen.Names;
import io.chancery.policy.authzen.QuestionReader;
import io.chancery.policy.authzen.QuestionReader.Circumstances;
import io.chancery.policy.authzen.QuestionReader.Target;
import io.chancery.policy.authzen.StrictJson;
import io.chancery.policy.decision.Question;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;

/** Reads requests of AuthZEN 1.0 ("Subject Search API", "Resource Search API", "Action Search API", "Pagination"). */
final class SearchReader {

    /** Results of a page, however many are wanted. */
    static final int LIMIT = 1_000;

    private static final String PAGE = "page";
    private static final int TOKEN_LENGTH = 8_192;

    private final JsonNode request;
    private final Names names;
    private final QuestionReader question;

    /** @param ignored a member that the search knows nothing of */
    private SearchReader(byte[] body, Names names, String... ignored) {
        this.request = ((ObjectNode) StrictJson.object(body)).remove(List.of(ignored));
        this.names = names;
        this.question = new QuestionReader(request, "", names);
    }

    /** An id of the subject is passed over. @throws InvalidRequest naming the field */
    static SearchRequest subjects(byte[] body, Names names) {
        var reader = new SearchReader(body, names);
        String type = reader.question.subjectType();
        reader.question.required("action");
        Target target = reader.question.resource();
        String action = reader.question.action(names.service(target.type(), target.id()));
        Circumstances circumstances = reader.question.circumstances(Optional.of(target));
        var asked = new Question(action, target.arn(), target.account(), circumstances.keys());
        Search search = names.isSubjectType(type) ? new Search.ForSubjects(type, asked) : new Search.ForNothing();
        return reader.request(search, circumstances);
    }

    /** An id of the resource is passed over. @throws InvalidRequest naming the field */
    static SearchRequest resources(byte[] body, Names names) {
        var reader = new SearchReader(body, names);
        reader.question.required("subject");
        reader.question.required("action");
        String type = reader.question.resourceType();
        String action = reader.question.action(names.service(type, ""));
        Optional<AccountId> owner = reader.question.owner(type, "*");
        Circumstances circumstances = reader.question.circumstances(Optional.empty());
        var template = new Question(action, "*", Optional.empty(), circumstances.keys());
        Search search = reader.ofKnownSubject()
                ? new Search.ForResources(reader.question.subject(), type, template, owner)
                : new Search.ForNothing();
        return reader.request(search, circumstances);
    }

    /** An action is passed over. @throws InvalidRequest naming the field */
    static SearchRequest actions(byte[] body, Names names) {
        var reader = new SearchReader(body, names, "action");
        reader.question.required("subject");
        Target target = reader.question.resource();
        Circumstances circumstances = reader.question.circumstances(Optional.of(target));
        var template = new Question("*", target.arn(), target.account(), circumstances.keys());
        Search search = reader.ofKnownSubject()
                ? new Search.ForActions(reader.question.subject(), target, template)
                : new Search.ForNothing();
        return reader.request(search, circumstances);
    }

    private boolean ofKnownSubject() {
        return names.isSubjectType(question.subjectType());
    }

    private SearchRequest request(Search search, Circumstances circumstances) {
        Optional<JsonNode> page = StrictJson.optionalObject(request, "", PAGE);
        Optional<String> token = page.filter(sent -> !isEmptyText(sent.path("token")))
                .flatMap(sent -> StrictJson.optionalText(sent, "page.", "token", TOKEN_LENGTH));
        return new SearchRequest(search, circumstances, names, token, limit(page), digest());
    }

    /** As a first page may have it. */
    private static boolean isEmptyText(JsonNode token) {
        return token.isTextual() && token.textValue().isEmpty();
    }

    private static Optional<Integer> limit(Optional<JsonNode> page) {
        JsonNode limit = page.map(sent -> sent.get("limit")).orElse(null);
        if (limit == null || limit.isNull()) {
            return Optional.empty();
        }
        if (!limit.canConvertToExactIntegral() || limit.decimalValue().signum() < 0) {
            throw InvalidRequest.at("page.limit", "must be a whole number, at least 0");
        }
        return Optional.of(limit.canConvertToInt() ? Math.min(limit.intValue(), LIMIT) : LIMIT);
    }

    /** Whatever the order of its members. */
    private String digest() {
        JsonNode rest = ((ObjectNode) request.deepCopy()).without(PAGE);
        byte[] canonical = ContractJson.write(ContractJson.MAPPER.convertValue(rest, Object.class));
        return HexFormat.of().formatHex(Digests.sha256(canonical));
    }
}
