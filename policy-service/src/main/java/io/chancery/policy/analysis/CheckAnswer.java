package io.chancery.policy.analysis;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.chancery.language.PolicyDocument;
import io.chancery.language.analysis.AccessAnswer;
import io.chancery.language.analysis.AccessReport;
import java.util.List;
import java.util.Optional;

/**
 * What a check came to. PASS is proved; everything else is FAIL.
 *
 * @param undecided true if the access is neither proved to be absent nor shown; absent otherwise
 * @param witness a request that gets the access, as a simulation takes it; absent if undecided
 */
@JsonInclude(JsonInclude.Include.NON_ABSENT)
record CheckAnswer(
        String result,
        String message,
        List<Reason> reasons,
        Optional<Boolean> undecided,
        Optional<StatedRequest> witness) {

    /** A statement to blame ("ReasonSummary"). */
    @JsonInclude(JsonInclude.Include.NON_ABSENT)
    record Reason(String description, int statementIndex, Optional<String> statementId) {}

    /** How a check words its answers. {@code reason} takes the statement's index. */
    record Wording(String pass, String fail, String reason) {}

    static CheckAnswer of(
            AccessReport report, PolicyDocument policy, Wording wording, Optional<StatedRequest> witness) {
        return switch (report.answer()) {
            case AccessAnswer.Proved proved ->
                new CheckAnswer("PASS", wording.pass(), List.of(), Optional.empty(), Optional.empty());
            case AccessAnswer.Witnessed witnessed ->
                new CheckAnswer("FAIL", wording.fail(), reasons(report, policy, wording), Optional.empty(), witness);
            case AccessAnswer.Undecided(String why) ->
                new CheckAnswer(
                        "FAIL",
                        "It could not be decided, and so counts as granted: %s.".formatted(why),
                        reasons(report, policy, wording),
                        Optional.of(true),
                        Optional.empty());
        };
    }

    private static List<Reason> reasons(AccessReport report, PolicyDocument policy, Wording wording) {
        return report.statements().stream()
                .map(index -> new Reason(
                        wording.reason().formatted(index),
                        index,
                        policy.statements().get(index).sid().filter(sid -> !sid.isEmpty())))
                .toList();
    }
}
