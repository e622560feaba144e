package io.chancery.local.demo;

import io.chancery.local.client.AwsClients;
import io.chancery.local.client.Decision;
import io.chancery.local.client.DecisionClient;
import io.chancery.local.client.Keys;
import io.chancery.local.client.Question;
import io.chancery.local.client.Table;
import io.chancery.local.client.UnexpectedAnswer;
import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;
import software.amazon.awssdk.awscore.exception.AwsServiceException;
import software.amazon.awssdk.services.iam.model.Group;

/** Tells what happens, a few lines a chapter, and holds every answer against what was expected. */
final class Story {

    static final String ALLOWED = "Allowed";
    static final String DENIED = "ImplicitlyDenied";
    static final String FORBIDDEN = "ExplicitlyDenied";

    private static final String INDENT = "   ";
    private static final String PARTITION = "arn:aws:";

    private final PrintWriter out;
    private final AwsClients aws;
    private final DecisionClient decisions;
    private int chapters;
    private int decided;
    private int refusals;

    Story(PrintWriter out, AwsClients aws, DecisionClient decisions) {
        this.out = out;
        this.aws = aws;
        this.decisions = decisions;
    }

    /** A question and the result that it must have. */
    record Expected(String who, Question question, String result) {}

    AwsClients aws() {
        return aws;
    }

    int decided() {
        return decided;
    }

    int refusals() {
        return refusals;
    }

    void chapter(String title) {
        chapters++;
        out.println();
        out.println(chapters + ". " + title);
        out.flush();
    }

    void say(String format, Object... values) {
        out.println(INDENT + format.formatted(values));
        out.flush();
    }

    void table(Table table) {
        out.println(table.text(INDENT));
        out.flush();
    }

    void end(String text) {
        out.println();
        out.println(text);
        out.flush();
    }

    /** Asks as an enforcement point with the operator's token would, at or after the last write. */
    void decide(List<Expected> expected) {
        show(expected, decisions.ask(questions(expected), aws.revisions().all()));
    }

    /** Asks as the session whose keys these are, about itself. */
    void decideAs(Keys session, List<Expected> expected) {
        show(
                expected,
                decisions.ask(session, questions(expected), aws.revisions().all()));
    }

    private static List<Question> questions(List<Expected> expected) {
        return expected.stream().map(Expected::question).toList();
    }

    private void show(List<Expected> expected, List<Decision> answers) {
        Table table = new Table("WHO", "ACTION", "RESOURCE", "DECISION", "BY", "REASON");
        for (int i = 0; i < answers.size(); i++) {
            Decision answer = answers.get(i);
            Expected wanted = expected.get(i);
            expectEqual("%s, %s".formatted(wanted.who(), wanted.question()), wanted.result(), answer.result());
            expectEqual(
                    "the decision beside " + answer.result(), answer.result().equals(ALLOWED), answer.allowed());
            table.row(
                    wanted.who(),
                    answer.question().action(),
                    brief(answer.question().resource()),
                    answer.result(),
                    answer.policies().stream().distinct().map(Story::brief).collect(Collectors.joining(", ")),
                    answer.reason());
        }
        decided += answers.size();
        table(table);
    }

    /** An ARN without what all of them begin with, for the width of terminals. */
    private static String brief(String arn) {
        return arn.startsWith(PARTITION) ? arn.substring(PARTITION.length()) : arn;
    }

    /** Makes a call that must be refused; its error is the story's to tell. */
    <E extends AwsServiceException> E refused(String what, Class<E> type, Runnable call) {
        try {
            call.run();
        } catch (AwsServiceException e) {
            if (type.isInstance(e) && e.statusCode() == 403) {
                refusals++;
                return type.cast(e);
            }
            throw new UnexpectedAnswer("403 for " + what, e);
        }
        throw new UnexpectedAnswer("a refusal of " + what, "success");
    }

    /** The names of a user's groups, as the user's keys may list them. */
    List<String> groupsOf(Keys keys, String user) {
        List<String> names = new ArrayList<>();
        aws.iam(keys).listGroupsForUserPaginator(request -> request.userName(user)).groups().stream()
                .map(Group::groupName)
                .forEach(names::add);
        return names;
    }

    /** @throws UnexpectedAnswer if they differ */
    static void expectEqual(String what, Object expected, Object came) {
        if (!Objects.equals(expected, came)) {
            throw new UnexpectedAnswer("%s to be %s".formatted(what, expected), came);
        }
    }
}
