package io.chancery.policy.simulator;

import static io.chancery.testing.Eventually.eventually;
import static org.assertj.core.api.Assertions.assertThat;

import io.chancery.contracts.AccountId;
import io.chancery.contracts.GroupId;
import io.chancery.contracts.RoleId;
import io.chancery.contracts.Tag;
import io.chancery.contracts.UniqueIds;
import io.chancery.contracts.UserId;
import io.chancery.contracts.identity.Group;
import io.chancery.contracts.identity.GroupEvent.GroupCreated;
import io.chancery.contracts.identity.Role;
import io.chancery.contracts.identity.RoleEvent.RoleCreated;
import io.chancery.contracts.identity.TrustPolicy;
import io.chancery.contracts.identity.User;
import io.chancery.contracts.identity.UserEvent.UserAddedToGroup;
import io.chancery.contracts.identity.UserEvent.UserCreated;
import io.chancery.policy.World;
import io.chancery.policy.standin.StandInProfile;
import io.chancery.policy.standin.Suite;
import io.chancery.policy.standin.Suite.Answer;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ThreadLocalRandom;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** AWS's simulation operations over the Query protocol, about policies that were put through the API. */
@QuarkusTest
@TestProfile(StandInProfile.class)
class SimulatorHttpTest {

    private static final String REPORT = "arn:aws:s3:::reports/q1";
    private static final String MAY_READ = World.allow("s3:GetObject", "*");

    private final AccountId account = Suite.freshAccount();
    private final UserId alice = new UserId(id(UserId.PREFIX));
    private final String aliceArn = "arn:aws:iam::%s:user/alice".formatted(account);

    @BeforeEach
    void an_account_with_alice_in_a_group_and_a_role() {
        eventually(() -> assertThat(Suite.get("/q/health/ready").status()).isEqualTo(200));
        var staff = new GroupId(id(GroupId.PREFIX));
        var clerk = new RoleId(id(RoleId.PREFIX));
        List<Tag> tags = List.of(new Tag("team", "web"));
        Suite.happened(
                account,
                User.STREAM,
                alice.value(),
                new UserCreated(alice, account, "alice", "/", tags, Optional.empty(), World.NOW));
        Suite.happened(account, Group.STREAM, staff.value(), new GroupCreated(staff, account, "Staff", "/", World.NOW));
        Suite.happened(account, User.STREAM, alice.value(), new UserAddedToGroup(alice, staff));
        Suite.happened(
                account,
                Role.STREAM,
                clerk.value(),
                new RoleCreated(
                        clerk,
                        account,
                        "Clerk",
                        "/",
                        new TrustPolicy(World.trusting("\"*\""), Map.of()),
                        Optional.empty(),
                        3_600,
                        List.of(),
                        Optional.empty(),
                        World.NOW));
    }

    @Test
    void a_custom_policy_is_simulated() {
        Answer answer = ok(root(
                "SimulateCustomPolicy",
                "PolicyInputList.member.1",
                MAY_READ,
                "ActionNames.member.1",
                "s3:GetObject",
                "ActionNames.member.2",
                "s3:PutObject"));

        assertThat(answer.elements("EvalDecision")).containsExactly("allowed", "implicitDeny");
        assertThat(answer.elements("EvalResourceName")).containsExactly("*", "*");
        assertThat(answer.elements("SourcePolicyId")).containsExactly("PolicyInputList.1");
        assertThat(answer.elements("SourcePolicyType")).containsExactly("none");
        assertThat(answer.elements("Line")).containsExactly("1", "1");
        assertThat(answer.elements("Column")).containsExactly("38", String.valueOf(MAY_READ.length() - 1));
        assertThat(answer.element("IsTruncated")).isEqualTo("false");
    }

    @Test
    void a_user_has_its_own_policies_and_those_of_its_groups() {
        put("PutUserPolicy", "UserName", "alice", "Own", World.deny("s3:DeleteObject", "*"));
        put("PutGroupPolicy", "GroupName", "Staff", "Reads", MAY_READ);
        ok(root(
                "AttachGroupPolicy",
                "GroupName",
                "Staff",
                "PolicyArn",
                "arn:aws:iam::aws:policy/AmazonSQSReadOnlyAccess"));

        Answer answer = ok(simulated(aliceArn, "s3:GetObject", "s3:DeleteObject", "sqs:ListQueues", "sqs:SendMessage"));

        assertThat(answer.elements("EvalDecision"))
                .containsExactly("allowed", "explicitDeny", "allowed", "implicitDeny");
        assertThat(answer.elements("SourcePolicyId"))
                .containsExactly("group_Staff_Reads", "user_alice_Own", "AmazonSQSReadOnlyAccess");
        assertThat(answer.elements("SourcePolicyType")).containsExactly("group", "user", "aws-managed");
    }

    @Test
    void a_group_and_a_role_have_their_own() {
        put("PutGroupPolicy", "GroupName", "Staff", "Reads", MAY_READ);
        put("PutRolePolicy", "RoleName", "Clerk", "Own", World.allow("sqs:*", "*"));

        assertThat(ok(simulated(arn("group/Staff"), "s3:GetObject")).element("EvalDecision"))
                .isEqualTo("allowed");
        Answer role = ok(simulated(arn("role/Clerk"), "sqs:SendMessage", "s3:GetObject"));
        assertThat(role.elements("EvalDecision")).containsExactly("allowed", "implicitDeny");
        assertThat(role.elements("SourcePolicyType")).containsExactly("role");
    }

    @Test
    void what_is_known_of_the_user_need_not_be_told() {
        put(
                "PutUserPolicy",
                "UserName",
                "alice",
                "Own",
                World.allowIf(
                        "s3:GetObject",
                        "arn:aws:s3:::home/${aws:username}",
                        "{\"StringEquals\":{\"aws:PrincipalTag/team\":\"web\",\"aws:userid\":\"%s\"}}"
                                .formatted(alice)));
        Answer answer = ok(root(
                "SimulatePrincipalPolicy",
                "PolicySourceArn",
                aliceArn,
                "ActionNames.member.1",
                "s3:GetObject",
                "ResourceArns.member.1",
                "arn:aws:s3:::home/alice",
                "ResourceArns.member.2",
                "arn:aws:s3:::home/bob"));

        assertThat(answer.elements("EvalDecision")).containsExactly("allowed", "implicitDeny");
        assertThat(answer.elements("EvalResourceDecision")).containsExactly("allowed", "implicitDeny");
    }

    @Test
    void policies_and_a_boundary_of_the_request_are_taken_in() {
        Answer answer = ok(root(
                "SimulatePrincipalPolicy",
                "PolicySourceArn",
                aliceArn,
                "PolicyInputList.member.1",
                World.allow("*", "*"),
                "PermissionsBoundaryPolicyInputList.member.1",
                MAY_READ,
                "ActionNames.member.1",
                "s3:GetObject",
                "ActionNames.member.2",
                "s3:PutObject"));

        assertThat(answer.elements("EvalDecision")).containsExactly("allowed", "implicitDeny");
        assertThat(answer.elements("AllowedByPermissionsBoundary")).containsExactly("true", "false");
    }

    @Test
    void a_resource_policy_is_about_the_caller() {
        String opens = """
                {"Version":"2012-10-17","Statement":[{"Effect":"Allow","Principal":{"AWS":"%s"},"Action":"s3:GetObject","Resource":"*"}]}""".formatted(aliceArn);
        String[] asked = {
            "PolicySourceArn",
            aliceArn,
            "ActionNames.member.1",
            "s3:GetObject",
            "ResourceArns.member.1",
            REPORT,
            "ResourcePolicy",
            opens
        };

        Answer answer = ok(root("SimulatePrincipalPolicy", asked));
        assertThat(answer.element("EvalDecision")).isEqualTo("allowed");
        assertThat(answer.elements("SourcePolicyType")).containsExactly("resource", "resource");

        asked[1] = arn("role/Clerk");
        refused(
                400,
                "InvalidInput",
                "CallerArn is required with ResourcePolicy, whose Principal element is about the caller.",
                root("SimulatePrincipalPolicy", asked));
    }

    @Test
    void following_the_markers_gives_every_result_once() {
        put("PutUserPolicy", "UserName", "alice", "Own", MAY_READ);
        List<String> asked = new ArrayList<>(List.of("PolicySourceArn", aliceArn, "MaxItems", "2"));
        List<String> all = new ArrayList<>();
        for (int i = 1; i <= 5; i++) {
            asked.addAll(List.of("ActionNames.member." + i, "s3:Action" + i));
            all.add("s3:Action" + i);
        }

        List<String> seen = new ArrayList<>();
        Answer page = ok(root("SimulatePrincipalPolicy", asked.toArray(String[]::new)));
        seen.addAll(page.elements("EvalActionName"));
        while (page.element("IsTruncated").equals("true")) {
            List<String> next = new ArrayList<>(asked);
            next.addAll(List.of("Marker", page.element("Marker")));
            page = ok(root("SimulatePrincipalPolicy", next.toArray(String[]::new)));
            seen.addAll(page.elements("EvalActionName"));
        }
        assertThat(seen).isEqualTo(all);
    }

    @Test
    void a_marker_goes_on_with_its_own_question_only() {
        String[] asked = {
            "PolicySourceArn",
            aliceArn,
            "MaxItems",
            "1",
            "ActionNames.member.1",
            "s3:GetObject",
            "ActionNames.member.2",
            "s3:PutObject"
        };
        String marker = ok(root("SimulatePrincipalPolicy", asked)).element("Marker");
        List<String> another = new ArrayList<>(List.of(asked));
        another.set(5, "s3:DeleteObject");
        another.addAll(List.of("Marker", marker));

        refused(
                400,
                "ValidationError",
                "Invalid Marker.",
                root("SimulatePrincipalPolicy", another.toArray(String[]::new)));
    }

    @Test
    void keys_that_policies_ask_for_are_listed() {
        String office = World.allowIf(
                "s3:*", "arn:aws:s3:::home/${aws:username}", "{\"IpAddress\":{\"aws:SourceIp\":\"192.0.2.0/24\"}}");
        Answer custom = ok(root("GetContextKeysForCustomPolicy", "PolicyInputList.member.1", office));
        assertThat(custom.elements("member")).containsExactly("aws:username", "aws:SourceIp");

        put("PutGroupPolicy", "GroupName", "Staff", "Office", office);
        Answer principal = ok(root(
                "GetContextKeysForPrincipalPolicy",
                "PolicySourceArn",
                aliceArn,
                "PolicyInputList.member.1",
                World.allowIf("s3:*", "*", "{\"Bool\":{\"aws:SecureTransport\":\"true\"}}")));
        assertThat(principal.elements("member")).containsExactly("aws:username", "aws:SourceIp", "aws:SecureTransport");
    }

    @Test
    void bad_input_is_refused() {
        refused(
                400,
                "InvalidInput",
                "PolicyInputList.2: Syntax errors in policy. The document is not JSON (line 1, column 1)",
                root(
                        "SimulateCustomPolicy",
                        "PolicyInputList.member.1",
                        MAY_READ,
                        "PolicyInputList.member.2",
                        "no json",
                        "ActionNames.member.1",
                        "s3:GetObject"));
        refused(
                400,
                "InvalidInput",
                "ActionNames: s3:Get* is no action; it must name a service and one of its actions, as in"
                        + " iam:CreateUser.",
                root("SimulateCustomPolicy", "PolicyInputList.member.1", MAY_READ, "ActionNames.member.1", "s3:Get*"));
        refused(
                400,
                "InvalidInput",
                "CallerArn: arn:aws:sts::111122223333:assumed-role/Clerk/s is not the ARN of a user.",
                root(
                        "SimulateCustomPolicy",
                        "PolicyInputList.member.1",
                        MAY_READ,
                        "ActionNames.member.1",
                        "s3:GetObject",
                        "CallerArn",
                        "arn:aws:sts::111122223333:assumed-role/Clerk/s"));
        refused(
                400,
                "InvalidInput",
                "ResourceHandlingOption: EC2-VPC-EBS is not supported; leave it out and name every resource in"
                        + " ResourceArns.",
                root(
                        "SimulateCustomPolicy",
                        "PolicyInputList.member.1",
                        MAY_READ,
                        "ActionNames.member.1",
                        "s3:GetObject",
                        "ResourceHandlingOption",
                        "EC2-VPC-EBS"));
        refused(
                400,
                "ValidationError",
                "1 validation error detected: Value null at 'actionNames' failed to satisfy constraint: Member must not"
                        + " be null",
                root("SimulateCustomPolicy", "PolicyInputList.member.1", MAY_READ));
    }

    @Test
    void who_is_not_there_has_no_policies() {
        refused(
                404,
                "NoSuchEntity",
                "The user with name bob cannot be found.",
                simulated(arn("user/bob"), "s3:GetObject"));
        refused(
                404,
                "NoSuchEntity",
                "The user with name alice cannot be found.",
                simulated(arn("user/division/alice"), "s3:GetObject"));
        refused(
                400,
                "InvalidInput",
                "Invalid Entity Arn: %s does not clearly define entity type and name.".formatted(arn("root")),
                simulated(arn("root"), "s3:GetObject"));
        assertThat(simulated("arn:aws:iam::999988887777:user/alice", "s3:GetObject")
                        .status())
                .isEqualTo(403);
    }

    @Test
    void a_user_needs_permission_on_whom_it_simulates() {
        put("PutUserPolicy", "UserName", "alice", "Own", World.allow("iam:SimulatePrincipalPolicy", aliceArn));

        Answer own = Suite.user(
                account,
                alice,
                "SimulatePrincipalPolicy",
                "PolicySourceArn",
                aliceArn,
                "ActionNames.member.1",
                "s3:GetObject");
        assertThat(own.status()).as(own.text()).isEqualTo(200);
        Answer other = Suite.user(
                account,
                alice,
                "SimulatePrincipalPolicy",
                "PolicySourceArn",
                arn("group/Staff"),
                "ActionNames.member.1",
                "s3:GetObject");
        assertThat(other.status()).isEqualTo(403);
        assertThat(other.element("Message"))
                .startsWith("User: %s is not authorized to perform: iam:SimulatePrincipalPolicy on resource: %s"
                        .formatted(aliceArn, arn("group/Staff")));
    }

    private Answer root(String action, String... namesAndValues) {
        return Suite.root(account, action, namesAndValues);
    }

    private Answer simulated(String policySource, String... actions) {
        List<String> asked = new ArrayList<>(List.of("PolicySourceArn", policySource));
        for (String action : actions) {
            asked.addAll(List.of("ActionNames.member." + asked.size() / 2, action));
        }
        return root("SimulatePrincipalPolicy", asked.toArray(String[]::new));
    }

    private void put(String action, String parameter, String principal, String name, String document) {
        ok(root(action, parameter, principal, "PolicyName", name, "PolicyDocument", document));
    }

    private String arn(String resource) {
        return "arn:aws:iam::%s:%s".formatted(account, resource);
    }

    private static String id(String prefix) {
        byte[] random = new byte[UniqueIds.ENTITY_CHARACTERS];
        ThreadLocalRandom.current().nextBytes(random);
        return UniqueIds.format(prefix, UniqueIds.ENTITY_CHARACTERS, random);
    }

    private static Answer ok(Answer answer) {
        assertThat(answer.status()).as(answer.text()).isEqualTo(200);
        return answer;
    }

    private static void refused(int status, String code, String message, Answer answer) {
        assertThat(answer.element("Code")).as(answer.text()).isEqualTo(code);
        assertThat(answer.element("Message").replace("&#39;", "'").replace("&apos;", "'"))
                .isEqualTo(message);
        assertThat(answer.status()).isEqualTo(status);
    }
}
