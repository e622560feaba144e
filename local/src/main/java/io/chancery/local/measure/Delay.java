package io.chancery.local.measure;

import io.chancery.local.client.DecisionClient;
import io.chancery.local.client.OperatorClient.Account;
import io.chancery.local.client.Question;
import io.chancery.local.client.SuiteAddress;
import io.chancery.local.client.Table;
import io.chancery.local.client.UnexpectedAnswer;
import java.io.PrintWriter;
import java.net.URI;
import java.net.http.HttpRequest;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.locks.LockSupport;

/**
 * How long after a write was acknowledged do decisions follow it? Asked of policy-service every 2 ms, without telling it
 * which revision to wait for; without pause, the questions themselves would take half of a small machine.
 */
public final class Delay {

    private static final int WARM_UP = 50;
    private static final Duration PAUSE = Duration.ofMillis(2);
    private static final Duration PATIENCE = Duration.ofSeconds(10);
    private static final String USER = "reader";
    private static final String GROUP = "readers";
    private static final String BY_POLICY = "arn:aws:s3:::by-policy/x";
    private static final String BY_GROUP = "arn:aws:s3:::by-group/x";

    private final SuiteAddress suite;
    private final PrintWriter out;

    public Delay(SuiteAddress suite, PrintWriter out) {
        this.suite = suite;
        this.out = out;
    }

    /** A write that changes a decision to what is expected then. */
    private record Change(String action, Map<String, String> parameters, String resource, boolean allowed) {}

    /** In nanoseconds, from the request and from its answer to the first decision that follows. */
    private record Seen(long answered, long afterAnswer, long polls) {}

    /** @param changes half of them in policy-service's log, half in identity-service's */
    public void run(int changes) {
        List<Seen> inPolicy = new ArrayList<>();
        List<Seen> inIdentity = new ArrayList<>();
        try (Accounts accounts = new Accounts(suite);
                IamCalls calls = new IamCalls(suite)) {
            Account account = accounts.open();
            prepare(calls, account);
            for (int i = 0; i < (WARM_UP + changes) / 2; i++) {
                boolean allowed = i % 2 == 0;
                Seen policy = follow(calls, account, policyChange(allowed));
                Seen identity = follow(calls, account, membershipChange(allowed));
                if (i >= WARM_UP / 2) {
                    inPolicy.add(policy);
                    inIdentity.add(identity);
                }
            }
        }
        Table table = new Table("CHANGES", "NUMBER", "WRITE p50", "p99 ms", "DELAY p50", "p99", "max ms", "POLLS");
        row(table, "PutUserPolicy, DeleteUserPolicy", inPolicy);
        row(table, "AddUserToGroup, RemoveUserFromGroup", inIdentity);
        List<Seen> all = new ArrayList<>(inPolicy);
        all.addAll(inIdentity);
        row(table, "all", all);
        out.println("From a write's answer to the first decision that follows it, asked every 2 ms:");
        out.println(table.text("  "));
        out.flush();
    }

    private static void prepare(IamCalls calls, Account account) {
        calls.call(account.keys(), "CreateUser", Map.of("UserName", USER)).required();
        calls.call(account.keys(), "CreateGroup", Map.of("GroupName", GROUP)).required();
        calls.call(
                        account.keys(),
                        "PutGroupPolicy",
                        Map.of("GroupName", GROUP, "PolicyName", "reads", "PolicyDocument", Documents.allow(BY_GROUP)))
                .required();
    }

    private static Change policyChange(boolean allowed) {
        return allowed
                ? new Change(
                        "PutUserPolicy",
                        Map.of("UserName", USER, "PolicyName", "reads", "PolicyDocument", Documents.allow(BY_POLICY)),
                        BY_POLICY,
                        true)
                : new Change("DeleteUserPolicy", Map.of("UserName", USER, "PolicyName", "reads"), BY_POLICY, false);
    }

    private static Change membershipChange(boolean allowed) {
        String action = allowed ? "AddUserToGroup" : "RemoveUserFromGroup";
        return new Change(action, Map.of("UserName", USER, "GroupName", GROUP), BY_GROUP, allowed);
    }

    private Seen follow(IamCalls calls, Account account, Change change) {
        String user = "arn:aws:iam::%s:user/%s".formatted(account.id(), USER);
        HttpRequest question = HttpRequest.newBuilder(URI.create(suite.policyService() + DecisionClient.EVALUATION))
                .header("Authorization", "Bearer " + suite.operatorToken())
                .header("Content-Type", "application/json")
                .POST(HttpRequest.BodyPublishers.ofString(
                        new Question(user, Documents.ACTION, change.resource()).json()))
                .build();
        String expected = "\"decision\":" + change.allowed();
        long sent = System.nanoTime();
        calls.call(account.keys(), change.action(), change.parameters()).required();
        long answered = System.nanoTime();
        for (long polls = 1; ; polls++) {
            IamCalls.Answer decision = calls.send(question).required();
            long now = System.nanoTime();
            if (decision.body().contains(expected)) {
                return new Seen(answered - sent, now - answered, polls);
            }
            LockSupport.parkNanos(PAUSE.toNanos());
            if (now - answered > PATIENCE.toNanos()) {
                throw new UnexpectedAnswer(expected + " after " + change, decision.body());
            }
        }
    }

    private static void row(Table table, String name, List<Seen> seen) {
        Distribution writes =
                new Distribution(seen.stream().mapToLong(Seen::answered).toArray());
        Distribution delays =
                new Distribution(seen.stream().mapToLong(Seen::afterAnswer).toArray());
        table.row(
                name,
                seen.size(),
                writes.shown(0.5),
                writes.shown(0.99),
                delays.shown(0.5),
                delays.shown(0.99),
                delays.shown(1),
                "%.1f".formatted(seen.stream().mapToLong(Seen::polls).average().orElse(0)));
    }
}
