package io.chancery.local.measure;

import io.chancery.local.client.DecisionClient;
import io.chancery.local.client.OperatorClient.Account;
import io.chancery.local.client.Question;
import io.chancery.local.client.SignedRequests;
import io.chancery.local.client.SuiteAddress;
import io.chancery.local.client.Table;
import java.io.PrintWriter;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** How many decisions a second come over HTTP, beside an answer of the same service that decides nothing. */
public final class Decisions {

    private static final String NOTHING = "/.well-known/authzen-configuration";
    private static final String RESOURCE = "arn:aws:s3:::figures/x";

    private final SuiteAddress suite;
    private final PrintWriter out;

    public Decisions(SuiteAddress suite, PrintWriter out) {
        this.suite = suite;
        this.out = out;
    }

    private record Target(String name, HttpLoad.Request request) {}

    /**
     * @param warmUp for each line, before any is measured: a service that has just started shares the processor with its
     *     compiler
     * @param time for each line of the table
     */
    public void run(Duration warmUp, Duration time, int connections) {
        HttpLoad load = HttpLoad.find();
        Table table = new Table("ENDPOINT", "REQUESTS/s", "p50 ms", "p99 ms", "RATIO");
        try (Accounts accounts = new Accounts(suite);
                IamCalls calls = new IamCalls(suite)) {
            List<Target> targets = targets(prepare(calls, accounts.open()));
            for (Target target : targets) {
                out.println("Warming up for %d s: %s".formatted(warmUp.toSeconds(), target.name()));
                out.flush();
                load.run(target.request(), connections, warmUp);
            }
            double empty = 0;
            for (Target target : targets) {
                HttpLoad.Result result = load.run(target.request(), connections, time);
                empty = empty == 0 ? result.perSecond() : empty;
                table.row(
                        target.name(),
                        "%.0f".formatted(result.perSecond()),
                        "%.2f".formatted(result.p50Millis()),
                        "%.2f".formatted(result.p99Millis()),
                        "%.2f".formatted(result.perSecond() / empty));
            }
        }
        out.println(
                "Requests over %d connections, by %s; the ratio is to the first line:".formatted(connections, load));
        out.println(table.text("  "));
        out.flush();
    }

    /** A user with two groups' policies and one of its own, the last of which allows. */
    private Account prepare(IamCalls calls, Account account) {
        calls.call(account.keys(), "CreateUser", Map.of("UserName", "reader")).required();
        for (String group : List.of("first", "second")) {
            calls.call(account.keys(), "CreateGroup", Map.of("GroupName", group))
                    .required();
            calls.call(
                            account.keys(),
                            "PutGroupPolicy",
                            Map.of(
                                    "GroupName",
                                    group,
                                    "PolicyName",
                                    "reads",
                                    "PolicyDocument",
                                    Documents.allow("arn:aws:s3:::%s/*".formatted(group))))
                    .required();
            calls.call(account.keys(), "AddUserToGroup", Map.of("GroupName", group, "UserName", "reader"))
                    .required();
        }
        calls.call(
                        account.keys(),
                        "PutUserPolicy",
                        Map.of(
                                "UserName",
                                "reader",
                                "PolicyName",
                                "reads",
                                "PolicyDocument",
                                Documents.allow(RESOURCE)))
                .required();
        return account;
    }

    private List<Target> targets(Account account) {
        String question =
                new Question("arn:aws:iam::%s:user/reader".formatted(account.id()), Documents.ACTION, RESOURCE).json();
        Map<String, String> bearer =
                Map.of("Authorization", "Bearer " + suite.operatorToken(), "Content-Type", "application/json");
        // The same signed request again and again: Signature Version 4 allows it for minutes.
        Map<String, String> signed =
                new SignedRequests(suite).decisionHeaders(account.keys(), DecisionClient.EVALUATION, question);
        List<Target> targets = new ArrayList<>();
        for (Map.Entry<String, URI> service :
                List.of(Map.entry("policy-service", suite.policyService()), Map.entry("gateway", suite.gateway()))) {
            String name = service.getKey();
            URI evaluation = URI.create(service.getValue() + DecisionClient.EVALUATION);
            targets.add(new Target(
                    name + ", GET " + NOTHING,
                    new HttpLoad.Request("GET", URI.create(service.getValue() + NOTHING), Map.of(), "", "")));
            targets.add(new Target(
                    name + ", evaluation, bearer",
                    new HttpLoad.Request("POST", evaluation, bearer, question, "\"decision\":true")));
            if (service.getValue().equals(suite.gateway())) {
                targets.add(new Target(
                        name + ", evaluation, signed",
                        new HttpLoad.Request("POST", evaluation, signed, question, "\"decision\":true")));
            }
        }
        return targets;
    }
}
