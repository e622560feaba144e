package io.chancery.local.demo;

import io.chancery.local.client.OperatorClient.Account;
import io.chancery.local.client.Table;
import io.chancery.local.client.UnexpectedAnswer;
import io.chancery.servers.Wait;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import software.amazon.awssdk.services.iam.IamClient;
import software.amazon.awssdk.services.iam.model.ReportStateType;

/** The credential report of an account, as a table ("Getting credential reports for your AWS account", IAM User Guide). */
final class Report {

    private static final Duration PATIENCE = Duration.ofSeconds(10);
    private static final List<String> SHOWN = List.of(
            "user",
            "user_creation_time",
            "password_enabled",
            "mfa_active",
            "access_key_1_active",
            "access_key_1_last_used_date",
            "access_key_1_last_used_service");
    private static final Map<String, String> WITH_KEYS = new TreeMap<>(
            Map.of("<root_account>", "false", "admin", "true", "alice", "true", "bob", "true", "carol", "true"));

    private final Story story;
    private final IamClient iam;

    Report(Story story, Account company) {
        this.story = story;
        this.iam = story.aws().iam(company.keys());
    }

    void readOut() {
        story.chapter("The credential report, folded from the log");
        boolean complete =
                Wait.until(PATIENCE, () -> iam.generateCredentialReport().state() == ReportStateType.COMPLETE);
        if (!complete) {
            throw new UnexpectedAnswer("a complete report within %d s".formatted(PATIENCE.toSeconds()), "none");
        }
        List<List<String>> rows = iam.getCredentialReport()
                .content()
                .asUtf8String()
                .lines()
                .map(line -> Arrays.asList(line.split(",", -1)))
                .toList();
        List<String> headings = rows.getFirst();
        List<Integer> columns =
                SHOWN.stream().map(name -> column(headings, name)).toList();
        Table table = new Table(SHOWN.toArray(String[]::new));
        Map<String, String> active = new TreeMap<>();
        for (List<String> row : rows.subList(1, rows.size())) {
            List<String> shown = new ArrayList<>();
            columns.forEach(column -> shown.add(row.get(column)));
            table.row(shown.toArray());
            active.put(row.get(column(headings, "user")), row.get(column(headings, "access_key_1_active")));
        }
        Story.expectEqual("who is in the report, and whose first key is active", WITH_KEYS, active);
        Story.expectEqual(
                "the report's first row", "<root_account>", rows.get(1).getFirst());
        story.say("%d users, %d of its %d columns:", rows.size() - 1, SHOWN.size(), headings.size());
        story.table(table);
    }

    private static int column(List<String> headings, String name) {
        int column = headings.indexOf(name);
        if (column < 0) {
            throw new UnexpectedAnswer("a column " + name, headings);
        }
        return column;
    }
}
