package io.chancery.policy.authzen;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.SerializableString;
import com.fasterxml.jackson.core.io.SerializedString;
import io.chancery.contracts.ContractJson;
import io.chancery.contracts.Position;
import io.chancery.policy.authzen.EvaluationAnswer.Statement;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;

/**
 * Answers as JSON, exactly as {@link ContractJson} writes them. Finding out by reflection what there is to write costs more
 * than writing it.
 */
final class AnswerJson {

    private static final int USUAL_BYTES = 512;

    private static final SerializableString EVALUATIONS = new SerializedString("evaluations");
    private static final SerializableString DECISION = new SerializedString("decision");
    private static final SerializableString CONTEXT = new SerializedString("context");
    private static final SerializableString REASON = new SerializedString("reason");
    private static final SerializableString RESULT = new SerializedString("result");
    private static final SerializableString STATEMENTS = new SerializedString("statements");
    private static final SerializableString REVISION = new SerializedString("revision");
    private static final SerializableString NOTES = new SerializedString("notes");
    private static final SerializableString EXPLANATION = new SerializedString("explanation");
    private static final SerializableString POLICY_TYPE = new SerializedString("policyType");
    private static final SerializableString POLICY = new SerializedString("policy");
    private static final SerializableString SID = new SerializedString("sid");
    private static final SerializableString INDEX = new SerializedString("index");
    private static final SerializableString EFFECT = new SerializedString("effect");
    private static final SerializableString ERROR = new SerializedString("error");
    private static final SerializableString STATUS = new SerializedString("status");
    private static final SerializableString MESSAGE = new SerializedString("message");

    private AnswerJson() {}

    private interface Content {
        void write(JsonGenerator json) throws IOException;
    }

    /** The answer to one question. */
    static byte[] of(Answered answer) {
        return written(json -> write(json, answer));
    }

    /** The answer to several questions. */
    static byte[] ofSeveral(List<Answered> answers) {
        return written(json -> {
            json.writeStartObject();
            json.writeFieldName(EVALUATIONS);
            json.writeStartArray();
            for (Answered answer : answers) {
                write(json, answer);
            }
            json.writeEndArray();
            json.writeEndObject();
        });
    }

    private static byte[] written(Content content) {
        var bytes = new ByteArrayOutputStream(USUAL_BYTES);
        try (JsonGenerator json = ContractJson.MAPPER.createGenerator(bytes)) {
            content.write(json);
        } catch (IOException e) {
            throw new UncheckedIOException("an answer is always writable", e);
        }
        return bytes.toByteArray();
    }

    private static void write(JsonGenerator json, Answered answer) throws IOException {
        json.writeStartObject();
        json.writeFieldName(DECISION);
        json.writeBoolean(answer.decision());
        json.writeFieldName(CONTEXT);
        json.writeStartObject();
        switch (answer) {
            case EvaluationAnswer evaluated -> write(json, evaluated.context());
            case Answered.Unanswered unanswered ->
                write(json, unanswered.context().error());
        }
        json.writeEndObject();
        json.writeEndObject();
    }

    private static void write(JsonGenerator json, Answered.Unanswered.Problem problem) throws IOException {
        json.writeFieldName(ERROR);
        json.writeStartObject();
        json.writeFieldName(STATUS);
        json.writeNumber(problem.status());
        write(json, MESSAGE, problem.message());
        json.writeEndObject();
    }

    private static void write(JsonGenerator json, EvaluationAnswer.Context context) throws IOException {
        write(json, REASON, context.reason());
        write(json, RESULT, context.result());
        json.writeFieldName(STATEMENTS);
        json.writeStartArray();
        for (Statement statement : context.statements()) {
            write(json, statement);
        }
        json.writeEndArray();
        json.writeFieldName(REVISION);
        json.writeStartArray();
        for (Position position : context.revision()) {
            json.writeString(position.toString());
        }
        json.writeEndArray();
        json.writeFieldName(NOTES);
        json.writeStartArray();
        for (String note : context.notes()) {
            json.writeString(note);
        }
        json.writeEndArray();
        if (context.explanation().isPresent()) {
            json.writeFieldName(EXPLANATION);
            json.writePOJO(context.explanation().get());
        }
    }

    private static void write(JsonGenerator json, Statement statement) throws IOException {
        json.writeStartObject();
        write(json, POLICY_TYPE, statement.policyType());
        write(json, POLICY, statement.policy());
        if (statement.sid().isPresent()) {
            write(json, SID, statement.sid().get());
        }
        json.writeFieldName(INDEX);
        json.writeNumber(statement.index());
        write(json, EFFECT, statement.effect());
        json.writeEndObject();
    }

    private static void write(JsonGenerator json, SerializableString name, String value) throws IOException {
        json.writeFieldName(name);
        json.writeString(value);
    }
}
