package io.chancery.policy.authzen;

import static org.assertj.core.api.Assertions.assertThat;

import io.chancery.contracts.ContractJson;
import io.chancery.contracts.Log;
import io.chancery.contracts.Position;
import io.chancery.runtime.decision.DecisionExplanation;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class AnswerJsonTest {

    private static final List<String> TEXTS = List.of(
            "",
            "plain",
            "\"quoted\" \\ / <b>",
            "\n\t\r\b\f\u0000\u001f\u007f",
            "grün 漢字 \u2028",
            "\ud83d\ude00",
            "x".repeat(9_000));

    private final Random random = new Random(11);

    @Test
    void it_is_what_the_contracts_form_is() {
        for (int i = 0; i < 2_000; i++) {
            Answered answer = answer();

            assertThat(AnswerJson.of(answer)).isEqualTo(ContractJson.write(answer));
        }
    }

    record Several(List<Answered> evaluations) {}

    @Test
    void so_are_several_answers() {
        for (int i = 0; i < 200; i++) {
            List<Answered> answers = some(this::answer);

            assertThat(AnswerJson.ofSeveral(answers)).isEqualTo(ContractJson.write(new Several(answers)));
        }
    }

    private Answered answer() {
        if (random.nextInt(4) == 0) {
            return new Answered.Unanswered(
                    random.nextBoolean(),
                    new Answered.Unanswered.Context(new Answered.Unanswered.Problem(random.nextInt(), text())));
        }
        return new EvaluationAnswer(
                random.nextBoolean(),
                new EvaluationAnswer.Context(
                        text(), text(), some(this::statement), some(this::position), some(this::text), explanation()));
    }

    private EvaluationAnswer.Statement statement() {
        return new EvaluationAnswer.Statement(text(), text(), perhaps(this::text), random.nextInt(1_000), text());
    }

    private Position position() {
        Log[] logs = Log.values();
        return new Position(logs[random.nextInt(logs.length)], random.nextInt(1_024), random.nextLong(Long.MAX_VALUE));
    }

    private Optional<DecisionExplanation> explanation() {
        return perhaps(() -> new DecisionExplanation(
                text(),
                perhaps(this::text),
                some(() -> new DecisionExplanation.TypeResult(text(), text())),
                some(() -> new DecisionExplanation.MatchedStatement(
                        text(),
                        text(),
                        perhaps(this::text),
                        random.nextInt(),
                        text(),
                        new DecisionExplanation.Place(1, random.nextInt()))),
                List.of(),
                perhaps(random::nextInt),
                some(this::text),
                some(this::text)));
    }

    private String text() {
        return TEXTS.get(random.nextInt(TEXTS.size()));
    }

    private <T> Optional<T> perhaps(Supplier<T> value) {
        return random.nextInt(3) == 0 ? Optional.of(value.get()) : Optional.empty();
    }

    private <T> List<T> some(Supplier<T> value) {
        return IntStream.range(0, random.nextInt(4)).mapToObj(i -> value.get()).toList();
    }
}
