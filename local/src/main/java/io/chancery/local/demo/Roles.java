package io.chancery.local.demo;

import static io.chancery.local.demo.Story.ALLOWED;
import static io.chancery.local.demo.Story.DENIED;

import io.chancery.local.client.Keys;
import io.chancery.local.client.OperatorClient.Account;
import io.chancery.local.client.Question;
import io.chancery.local.demo.Story.Expected;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import software.amazon.awssdk.services.iam.IamClient;
import software.amazon.awssdk.services.iam.model.IamException;
import software.amazon.awssdk.services.iam.model.User;
import software.amazon.awssdk.services.sts.model.AssumeRoleResponse;
import software.amazon.awssdk.services.sts.model.StsException;

/** Roles: assumed by a user for one session, by a platform's service, and from another account. */
final class Roles {

    static final String LAMBDA = "lambda.amazonaws.com";

    private static final int SESSION_SECONDS = 900;
    private static final String DEVOPS = "DevOps-Engineer";
    private static final String LAMBDA_ROLE = "Lambda-Execution";
    private static final String AUDITOR = "Auditor";

    private final Story story;
    private final Account company;
    private final Account partner;
    private final IamClient iam;
    private final Keys alice;
    private final Keys bob;
    private final Keys carol;

    Roles(Story story, Account company, Account partner) {
        this.story = story;
        this.company = company;
        this.partner = partner;
        this.iam = story.aws().iam(company.keys());
        this.alice = keysOf("alice");
        this.bob = keysOf("bob");
        this.carol = keysOf("carol");
    }

    void devOps() {
        story.chapter("A role for one session: bob becomes %s".formatted(DEVOPS));
        String instances = "arn:aws:ec2:eu-central-1:%s:instance/*".formatted(company.id());
        String role = createRole(
                iam,
                DEVOPS,
                Policies.trust("AWS", arnOf("bob")),
                Policies.document(
                        Policies.allow(instances, "ec2:*"),
                        Policies.allow("*", "iam:ListUsers"),
                        mayAskAboutItself(company, DEVOPS)));
        StsException refusal =
                story.refused("carol's AssumeRole", StsException.class, () -> assume(carol, role, "carol"));
        story.say("carol may not: %s.", refusal.awsErrorDetails().errorMessage());

        AssumeRoleResponse session = assume(bob, role, "bob-deploys");
        Keys keys = Keys.of(session.credentials());
        String caller = callerOf(keys);
        Story.expectEqual("the session's caller", session.assumedRoleUser().arn(), caller);
        long minutes = Duration.between(Instant.now(), session.credentials().expiration())
                .toMinutes();
        story.say("bob may, and is %s for the next %d minutes.", caller, minutes);
        story.say("It lists users over the AWS API: %s.", String.join(", ", users(keys)));
        IamException denied = story.refused(
                "CreateUser by the session",
                IamException.class,
                () -> story.aws().iam(keys).createUser(request -> request.userName("mallory")));
        story.say("It makes none: %s.", denied.awsErrorDetails().errorMessage());
        story.decideAs(
                keys,
                List.of(
                        session(DEVOPS, caller, "ec2:TerminateInstances", instances.replace("*", "i-0old"), ALLOWED),
                        session(DEVOPS, caller, "dynamodb:DeleteTable", table("orders"), DENIED)));
    }

    void lambda(Keys service) {
        story.chapter("A role that only the service principal %s may assume".formatted(LAMBDA));
        String role = createRole(
                iam,
                LAMBDA_ROLE,
                Policies.trust("Service", LAMBDA),
                Policies.document(
                        Policies.allow(table("orders"), "dynamodb:GetItem", "dynamodb:PutItem"),
                        mayAskAboutItself(company, LAMBDA_ROLE)));
        StsException refusal =
                story.refused("alice's AssumeRole", StsException.class, () -> assume(alice, role, "alice"));
        story.say(
                "alice may not, administrator or not: %s.",
                refusal.awsErrorDetails().errorMessage());

        Keys keys = Keys.of(assume(service, role, "order-intake").credentials());
        String caller = callerOf(keys);
        story.say("%s may, and is %s.", callerOf(service), caller);
        story.decideAs(
                keys,
                List.of(
                        session(LAMBDA_ROLE, caller, "dynamodb:PutItem", table("orders"), ALLOWED),
                        session(LAMBDA_ROLE, caller, "dynamodb:PutItem", table("salaries"), DENIED),
                        session(LAMBDA_ROLE, caller, "s3:GetObject", "arn:aws:s3:::figures/2026.csv", DENIED)));
    }

    void acrossAccounts() {
        story.chapter("A role in the partner's account, assumed from the company's");
        String role = createRole(
                story.aws().iam(partner.keys()),
                AUDITOR,
                Policies.trust("AWS", "arn:aws:iam::%s:root".formatted(company.id())),
                Policies.document(Policies.allow("*", "iam:ListUsers"), mayAskAboutItself(partner, AUDITOR)));
        StsException refusal =
                story.refused("carol's AssumeRole", StsException.class, () -> assume(carol, role, "carol"));
        story.say(
                "The partner trusts the company, but the company does not let carol: %s.",
                refusal.awsErrorDetails().errorMessage());

        Keys keys = Keys.of(assume(alice, role, "alice-audits").credentials());
        String caller = callerOf(keys);
        Story.expectEqual("the session's account", partner.id(), caller.split(":", -1)[4]);
        List<String> users = users(keys);
        Story.expectEqual("the partner's users", List.of("admin"), users);
        story.say("alice may, and is %s; the partner's users are: %s.", caller, String.join(", ", users));
        story.decideAs(
                keys,
                List.of(
                        session(
                                AUDITOR,
                                caller,
                                "iam:ListUsers",
                                "arn:aws:iam::%s:user/*".formatted(partner.id()),
                                ALLOWED),
                        session(
                                AUDITOR,
                                caller,
                                "iam:DeleteUser",
                                "arn:aws:iam::%s:user/admin".formatted(partner.id()),
                                DENIED),
                        session(AUDITOR, caller, "dynamodb:GetItem", table("orders"), DENIED)));
    }

    private static String createRole(IamClient iam, String name, String trust, String policy) {
        String arn = iam.createRole(request -> request.roleName(name).assumeRolePolicyDocument(trust))
                .role()
                .arn();
        iam.putRolePolicy(request -> request.roleName(name).policyName("work").policyDocument(policy));
        return arn;
    }

    private static String mayAskAboutItself(Account account, String role) {
        return Policies.allow("arn:aws:sts::%s:assumed-role/%s/*".formatted(account.id(), role), "chancery:Evaluate");
    }

    private AssumeRoleResponse assume(Keys by, String role, String sessionName) {
        return story.aws()
                .sts(by)
                .assumeRole(request ->
                        request.roleArn(role).roleSessionName(sessionName).durationSeconds(SESSION_SECONDS));
    }

    private String callerOf(Keys keys) {
        return story.aws().sts(keys).getCallerIdentity().arn();
    }

    private List<String> users(Keys keys) {
        return story.aws().iam(keys).listUsersPaginator().users().stream()
                .map(User::userName)
                .sorted()
                .toList();
    }

    private Keys keysOf(String user) {
        return Keys.of(iam.createAccessKey(request -> request.userName(user)).accessKey());
    }

    private String arnOf(String user) {
        return "arn:aws:iam::%s:user/%s".formatted(company.id(), user);
    }

    private String table(String name) {
        return "arn:aws:dynamodb:eu-central-1:%s:table/%s".formatted(company.id(), name);
    }

    private static Expected session(String who, String subject, String action, String resource, String result) {
        return new Expected(who, new Question(subject, action, resource), result);
    }
}
