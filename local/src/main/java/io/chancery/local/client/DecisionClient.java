package io.chancery.local.client;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.net.URI;
import java.net.http.HttpRequest;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** Asks for decisions ("Authorization API 1.0" of OpenID AuthZEN) through the gateway. */
public final class DecisionClient implements AutoCloseable {

    public static final String EVALUATION = "/access/v1/evaluation";
    public static final String EVALUATIONS = "/access/v1/evaluations";

    private static final Duration PATIENCE = Duration.ofSeconds(30);

    private final SuiteAddress suite;
    private final SignedRequests signed;
    private final JsonHttp http = new JsonHttp();

    public DecisionClient(SuiteAddress suite) {
        this.suite = suite;
        this.signed = new SignedRequests(suite);
    }

    /**
     * Asks with the operator's token.
     *
     * @param atLeast revisions that the decisions must have seen
     * @throws UnexpectedAnswer if there is no decision to each question
     */
    public List<Decision> ask(List<Question> questions, List<String> atLeast) {
        HttpRequest request = HttpRequest.newBuilder(URI.create(suite.gateway() + EVALUATIONS))
                .timeout(PATIENCE)
                .header("Authorization", "Bearer " + suite.operatorToken())
                .header("Content-Type", "application/json")
                .POST(HttpRequest.BodyPublishers.ofString(body(questions, atLeast)))
                .build();
        return answers(questions, request);
    }

    /**
     * Asks as a caller with keys, who may ask about whom {@code chancery:Evaluate} is granted on. A role's session that
     * asks about itself need not bring its session statement.
     */
    public List<Decision> ask(Keys keys, List<Question> questions, List<String> atLeast) {
        return answers(questions, signed.decision(keys, EVALUATIONS, body(questions, atLeast)));
    }

    private List<Decision> answers(List<Question> questions, HttpRequest request) {
        JsonNode answers = http.send(request, 200).path("evaluations");
        if (answers.size() != questions.size()) {
            throw new UnexpectedAnswer(questions.size() + " decisions", answers);
        }
        List<Decision> decisions = new ArrayList<>();
        for (int i = 0; i < questions.size(); i++) {
            decisions.add(Decision.of(questions.get(i), answers.get(i)));
        }
        return decisions;
    }

    private static String body(List<Question> questions, List<String> atLeast) {
        ObjectNode body = JsonHttp.JSON.createObjectNode();
        ArrayNode evaluations = body.putArray("evaluations");
        questions.forEach(question -> evaluations.add(question.node(atLeast)));
        return body.toString();
    }

    @Override
    public void close() {
        http.close();
    }
}
