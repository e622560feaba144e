package io.chancery.local.demo;

import io.chancery.local.client.AwsClients;
import io.chancery.local.client.DecisionClient;
import io.chancery.local.client.OperatorClient;
import io.chancery.local.client.OperatorClient.Account;
import io.chancery.local.client.SuiteAddress;
import io.chancery.local.client.UnexpectedAnswer;
import java.io.PrintWriter;
import java.util.List;
import software.amazon.awssdk.services.sts.model.StsException;

/** Groups, users, roles, other accounts, decisions, a report: each shown once, in accounts that are closed at the end. */
public final class Demo {

    private static final String ADMIN = "admin";

    private final SuiteAddress suite;
    private final PrintWriter out;

    /** @param out where the story is told */
    public Demo(SuiteAddress suite, PrintWriter out) {
        this.suite = suite;
        this.out = out;
    }

    /** @throws UnexpectedAnswer at the first answer that is not as it should be */
    public void play() {
        long begin = System.nanoTime();
        try (AwsClients aws = new AwsClients(suite);
                OperatorClient operator = new OperatorClient(suite);
                DecisionClient decisions = new DecisionClient(suite)) {
            Story story = new Story(out, aws, decisions);
            story.chapter("The operator opens two accounts: the company's, and a partner's");
            Account company = operator.openAccount(ADMIN);
            Account partner = operator.openAccount(ADMIN);
            try {
                tell(story, operator, company, partner);
            } finally {
                List.of(company, partner).forEach(account -> operator.closeAccount(account.id()));
            }
            afterClosing(story, company, partner);
            story.end("Done: %d decisions and %d refusals, all as expected, in %.1f s."
                    .formatted(story.decided(), story.refusals(), (System.nanoTime() - begin) / 1e9));
        }
    }

    private static void tell(Story story, OperatorClient operator, Account company, Account partner) {
        opened(story, company);
        opened(story, partner);
        People people = new People(story, company);
        people.join();
        people.work();
        people.changePolicy();
        people.leaveGroup();
        Roles roles = new Roles(story, company, partner);
        roles.devOps();
        roles.lambda(operator.serviceCredentials(Roles.LAMBDA));
        roles.acrossAccounts();
        new Report(story, company).readOut();
    }

    private static void opened(Story story, Account account) {
        String caller = story.aws().sts(account.keys()).getCallerIdentity().arn();
        Story.expectEqual("the first caller", "arn:aws:iam::%s:user/%s".formatted(account.id(), ADMIN), caller);
        List<String> groups = story.groupsOf(account.keys(), ADMIN);
        Story.expectEqual("the groups of " + ADMIN, List.of(People.ADMINISTRATORS), groups);
        story.say("%s: its first caller is %s, in the group %s.", account.id(), caller, groups.getFirst());
    }

    private static void afterClosing(Story story, Account company, Account partner) {
        story.chapter("Both accounts are closed: nothing in them answers any more, their history stays");
        for (Account account : List.of(company, partner)) {
            StsException refusal = story.refused(
                    "a call into a closed account",
                    StsException.class,
                    () -> story.aws().sts(account.keys()).getCallerIdentity());
            story.say(
                    "%s: the administrator's key now gets %s.",
                    account.id(), refusal.awsErrorDetails().errorCode());
        }
    }
}
