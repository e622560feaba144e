package io.chancery.policy.simulator;

import io.chancery.language.MalformedPolicyException;
import io.chancery.language.PolicyDocument;
import io.chancery.language.PolicyKind;
import io.chancery.language.StatementSpan;
import io.chancery.language.evaluate.NamedPolicy;
import io.chancery.policy.managed.PolicyText;
import io.chancery.policy.simulator.EvaluationResult.PolicySourceType;
import io.chancery.store.append.Refusal;
import io.chancery.store.append.Refused;
import java.util.ArrayList;
import java.util.List;

/** A policy that takes part in a simulation. For one thread. */
final class Source {

    /** "Maximum length of a policy document", SimulateCustomPolicy; in characters, white space included. */
    private static final int DOCUMENT_LENGTH = 131_072;

    private final String id;
    private final PolicySourceType type;
    private final NamedPolicy policy;
    private List<StatementSpan> spans = List.of();

    /**
     * @param id {@code SourcePolicyId}: a managed policy's name, {@code user_alice_Reader} for an inline one, or the
     *     member of the request, such as {@code PolicyInputList.1}
     * @param name in the evaluation, unlike that of every other policy of the simulation
     */
    Source(String id, PolicySourceType type, String name, PolicyDocument document) {
        this.id = id;
        this.type = type;
        this.policy = NamedPolicy.of(name, document);
    }

    /** The policies of a member of the request. @throws Refused InvalidInput for one that is malformed */
    static List<Source> given(String member, PolicySourceType type, List<PolicyText> texts) {
        List<Source> sources = new ArrayList<>();
        for (PolicyText text : texts) {
            String id = "%s.%d".formatted(member, sources.size() + 1);
            sources.add(given(id, type, text, PolicyKind.IDENTITY));
        }
        return sources;
    }

    /** @throws Refused InvalidInput if it is malformed */
    static Source given(String member, PolicySourceType type, PolicyText text, PolicyKind kind) {
        try {
            return new Source(member, type, member, PolicyDocument.parse(text.value(), kind, DOCUMENT_LENGTH));
        } catch (MalformedPolicyException e) {
            throw new Refused(Refusal.INVALID_INPUT, "%s: %s".formatted(member, e.getMessage()));
        }
    }

    NamedPolicy policy() {
        return policy;
    }

    PolicyDocument document() {
        return policy.document();
    }

    /** A statement as the reply shows it. */
    EvaluationResult.Statement shown(int index) {
        if (spans.isEmpty()) {
            spans = document().statementSpans();
        }
        StatementSpan span = spans.get(index);
        return new EvaluationResult.Statement(
                id,
                type,
                new EvaluationResult.Position(span.startLine(), span.startColumn()),
                new EvaluationResult.Position(span.endLine(), span.endColumn()));
    }
}
