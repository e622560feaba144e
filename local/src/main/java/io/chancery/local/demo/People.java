package io.chancery.local.demo;

import static io.chancery.local.demo.Story.ALLOWED;
import static io.chancery.local.demo.Story.DENIED;
import static io.chancery.local.demo.Story.FORBIDDEN;

import io.chancery.local.client.OperatorClient.Account;
import io.chancery.local.client.Question;
import io.chancery.local.demo.Story.Expected;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import software.amazon.awssdk.services.iam.IamClient;
import software.amazon.awssdk.services.iam.model.User;

/** Three users in three groups: what they may do follows from their groups, and follows their groups' policies. */
final class People {

    static final String ADMINISTRATORS = "Administrators";

    private static final String DEVELOPERS = "Developers";
    private static final String ANALYSTS = "Analysts";
    private static final String WORK = "work";
    private static final String ANALYST_POLICY = "arn:aws:iam::aws:policy/AmazonS3ReadOnlyAccess";
    private static final Map<String, List<String>> GROUPS_OF = new TreeMap<>(Map.of(
            "alice", List.of(ADMINISTRATORS), "bob", List.of(DEVELOPERS), "carol", List.of(ANALYSTS, DEVELOPERS)));

    private static final String CODE = "arn:aws:s3:::source-code/app.jar";
    private static final String FIGURES = "arn:aws:s3:::figures/2026.csv";
    private static final String PAYROLL = "arn:aws:s3:::payroll/2026.csv";
    private static final String DEVELOPERS_MAY =
            Policies.allow("arn:aws:s3:::source-code/*", "s3:GetObject", "s3:PutObject");
    private static final String NOBODY_MAY = Policies.deny("arn:aws:s3:::payroll/*", "s3:*");

    private final Story story;
    private final Account company;
    private final IamClient iam;
    private final String instance;

    People(Story story, Account company) {
        this.story = story;
        this.company = company;
        this.iam = story.aws().iam(company.keys());
        this.instance = "arn:aws:ec2:eu-central-1:%s:instance/i-0build".formatted(company.id());
    }

    void join() {
        story.chapter("Groups with policies, and users in them");
        iam.createGroup(request -> request.groupName(DEVELOPERS));
        iam.createGroup(request -> request.groupName(ANALYSTS));
        putDevelopersPolicy(Policies.document(DEVELOPERS_MAY, NOBODY_MAY));
        iam.attachGroupPolicy(request -> request.groupName(ANALYSTS).policyArn(ANALYST_POLICY));
        GROUPS_OF.forEach((user, groups) -> {
            iam.createUser(request -> request.userName(user));
            groups.forEach(group ->
                    iam.addUserToGroup(request -> request.groupName(group).userName(user)));
        });
        List<String> attached =
                iam.listAttachedGroupPolicies(request -> request.groupName(ANALYSTS)).attachedPolicies().stream()
                        .map(policy -> policy.policyArn())
                        .toList();
        Story.expectEqual("what is attached to " + ANALYSTS, List.of(ANALYST_POLICY), attached);
        story.say("%s have AWS's own policy %s.", ANALYSTS, attached.getFirst());
        for (Map.Entry<String, List<String>> each : GROUPS_OF.entrySet()) {
            List<String> groups = story.groupsOf(company.keys(), each.getKey()).stream()
                    .sorted()
                    .toList();
            Story.expectEqual("the groups of " + each.getKey(), each.getValue(), groups);
            story.say("%-6s is in %s.", each.getKey(), String.join(" and ", groups));
        }
    }

    void work() {
        story.chapter("What they may do follows from their groups");
        story.decide(List.of(
                user("alice", "ec2:TerminateInstances", instance, ALLOWED),
                user("bob", "s3:PutObject", CODE, ALLOWED),
                user("bob", "s3:GetObject", FIGURES, DENIED),
                user("bob", "ec2:StartInstances", instance, DENIED),
                user("carol", "s3:PutObject", CODE, ALLOWED),
                user("carol", "s3:GetObject", FIGURES, ALLOWED),
                user("carol", "s3:GetObject", PAYROLL, FORBIDDEN),
                user("carol", "ec2:StartInstances", instance, DENIED)));
    }

    void changePolicy() {
        story.chapter("One change to the group's policy changes what two users may do");
        putDevelopersPolicy(
                Policies.document(DEVELOPERS_MAY, NOBODY_MAY, Policies.allow(instance, "ec2:StartInstances")));
        List<String> members = members();
        Story.expectEqual("the members of " + DEVELOPERS, List.of("bob", "carol"), members);
        story.say(
                "PutGroupPolicy let %s start an instance; their members are %s.",
                DEVELOPERS, String.join(" and ", members));
        story.decide(members.stream()
                .map(name -> user(name, "ec2:StartInstances", instance, ALLOWED))
                .toList());
    }

    void leaveGroup() {
        story.chapter("A user who leaves the group loses what the group gave, and keeps the rest");
        iam.removeUserFromGroup(request -> request.groupName(DEVELOPERS).userName("carol"));
        List<String> members = members();
        Story.expectEqual("the members of " + DEVELOPERS, List.of("bob"), members);
        story.say("RemoveUserFromGroup took carol out of %s; left in it: %s.", DEVELOPERS, String.join(", ", members));
        story.decide(List.of(
                user("bob", "ec2:StartInstances", instance, ALLOWED),
                user("carol", "ec2:StartInstances", instance, DENIED),
                user("carol", "s3:PutObject", CODE, DENIED),
                user("carol", "s3:GetObject", FIGURES, ALLOWED)));
    }

    private void putDevelopersPolicy(String document) {
        iam.putGroupPolicy(
                request -> request.groupName(DEVELOPERS).policyName(WORK).policyDocument(document));
    }

    private List<String> members() {
        return iam.getGroupPaginator(request -> request.groupName(DEVELOPERS)).users().stream()
                .map(User::userName)
                .sorted()
                .toList();
    }

    private Expected user(String name, String action, String resource, String result) {
        String arn = "arn:aws:iam::%s:user/%s".formatted(company.id(), name);
        return new Expected(name, new Question(arn, action, resource), result);
    }
}
