package io.chancery.policy.simulator;

import static org.assertj.core.api.Assertions.assertThat;

import io.chancery.policy.World;
import io.chancery.policy.standin.StandInProfile;
import io.chancery.policy.standin.Suite.Answer;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** AWS's simulation operations over the Query protocol, about policies that were put through the API. */
@QuarkusTest
@TestProfile(StandInProfile.class)
class SimulatorHttpTest {

    private static final String REPORT = "arn:aws:s3:::reports/q1";
    private static final String MAY_READ = World.allow("s3:GetObject", "*");

    private final SimulatedAccount account = new SimulatedAccount();

    @BeforeEach
    void ready() {
        SimulatedAccount.awaitReady();
    }

    @Test
    void a_custom_policy_is_simulated() {
        Answer answer = SimulatedAccount.ok(account.root(
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
        assertThat(answer.elements("SourcePolicyType")).containsExactly("IAM Policy");
        assertThat(answer.elements("Line")).containsExactly("1", "1");
        assertThat(answer.elements("Column")).containsExactly("38", String.valueOf(MAY_READ.length() - 1));
        assertThat(answer.element("IsTruncated")).isEqualTo("false");
    }

    @Test
    void a_user_has_its_own_policies_and_those_of_its_groups() {
        account.put("PutUserPolicy", "UserName", "alice", "Own", World.deny("s3:DeleteObject", "*"));
        account.put("PutGroupPolicy", "GroupName", "Staff", "Reads", MAY_READ);
        SimulatedAccount.ok(account.root(
                "AttachGroupPolicy",
                "GroupName",
                "Staff",
                "PolicyArn",
                "arn:aws:iam::aws:policy/AmazonSQSReadOnlyAccess"));

        Answer answer = SimulatedAccount.ok(account.simulated(
                account.alice(), "s3:GetObject", "s3:DeleteObject", "sqs:ListQueues", "sqs:SendMessage"));

        assertThat(answer.elements("EvalDecision"))
                .containsExactly("allowed", "explicitDeny", "allowed", "implicitDeny");
        assertThat(answer.elements("SourcePolicyId"))
                .containsExactly("group_Staff_Reads", "user_alice_Own", "AmazonSQSReadOnlyAccess");
        assertThat(answer.elements("SourcePolicyType")).containsExactly("IAM Policy", "IAM Policy", "IAM Policy");
    }

    @Test
    void a_group_and_a_role_have_their_own() {
        account.put("PutGroupPolicy", "GroupName", "Staff", "Reads", MAY_READ);
        account.put("PutRolePolicy", "RoleName", "Clerk", "Own", World.allow("sqs:*", "*"));

        assertThat(SimulatedAccount.ok(account.simulated(account.arn("group/Staff"), "s3:GetObject"))
                        .element("EvalDecision"))
                .isEqualTo("allowed");
        Answer role =
                SimulatedAccount.ok(account.simulated(account.arn("role/Clerk"), "sqs:SendMessage", "s3:GetObject"));
        assertThat(role.elements("EvalDecision")).containsExactly("allowed", "implicitDeny");
        assertThat(role.elements("SourcePolicyType")).containsExactly("IAM Policy");
    }

    @Test
    void what_is_known_of_the_user_need_not_be_told() {
        account.put(
                "PutUserPolicy",
                "UserName",
                "alice",
                "Own",
                World.allowIf(
                        "s3:GetObject",
                        "arn:aws:s3:::home/${aws:username}",
                        "{\"StringEquals\":{\"aws:PrincipalTag/team\":\"web\",\"aws:userid\":\"%s\"}}"
                                .formatted(account.aliceId())));
        Answer answer = simulatedOn(List.of("s3:GetObject"), "arn:aws:s3:::home/alice", "arn:aws:s3:::home/bob");

        assertThat(answer.elements("EvalDecision")).containsExactly("implicitDeny");
        assertThat(answer.elements("EvalResourceDecision")).containsExactly("allowed", "implicitDeny");
    }

    @Test
    void several_resources_of_an_action_are_one_result() {
        account.put("PutUserPolicy", "UserName", "alice", "Own", World.allow("s3:*", "arn:aws:s3:::open/*"));
        account.put("PutUserPolicy", "UserName", "alice", "Not", """
                {"Version":"2012-10-17","Statement":{"Effect":"Deny","Action":"s3:PutObject","Resource":"arn:aws:s3:::open/fixed"}}""");
        Answer answer = simulatedOn(
                List.of("s3:GetObject", "s3:PutObject"), "arn:aws:s3:::open/fixed", "arn:aws:s3:::closed/other");

        assertThat(answer.elements("EvalActionName")).containsExactly("s3:GetObject", "s3:PutObject");
        assertThat(answer.elements("EvalDecision")).containsExactly("implicitDeny", "explicitDeny");
        assertThat(answer.elements("EvalResourceDecision"))
                .containsExactly("allowed", "implicitDeny", "explicitDeny", "implicitDeny");
        assertThat(answer.elements("EvalResourceName"))
                .containsExactly(
                        "arn:aws:s3:::${BucketName}/${ObjectName}",
                        "arn:aws:s3:::open/fixed",
                        "arn:aws:s3:::closed/other",
                        "arn:aws:s3:::${BucketName}/${ObjectName}",
                        "arn:aws:s3:::open/fixed",
                        "arn:aws:s3:::closed/other");
    }

    private Answer simulatedOn(List<String> actions, String... resources) {
        List<String> asked = new ArrayList<>(List.of("PolicySourceArn", account.alice()));
        for (int i = 0; i < actions.size(); i++) {
            asked.addAll(List.of("ActionNames.member." + (i + 1), actions.get(i)));
        }
        for (int i = 0; i < resources.length; i++) {
            asked.addAll(List.of("ResourceArns.member." + (i + 1), resources[i]));
        }
        return SimulatedAccount.ok(account.root("SimulatePrincipalPolicy", asked.toArray(String[]::new)));
    }

    @Test
    void resources_of_several_kinds_have_no_form_in_common() {
        Answer answer = simulatedOn(
                List.of("s3:GetObject"), "arn:aws:s3:::open/fixed", "arn:aws:sqs:us-east-1:111122223333:jobs");
        assertThat(answer.elements("EvalResourceName").getFirst()).isEqualTo("*");
    }

    @Test
    void policies_and_a_boundary_of_the_request_are_taken_in() {
        Answer answer = SimulatedAccount.ok(account.root(
                "SimulatePrincipalPolicy",
                "PolicySourceArn",
                account.alice(),
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
                {"Version":"2012-10-17","Statement":[{"Effect":"Allow","Principal":{"AWS":"%s"},"Action":"s3:GetObject","Resource":"*"}]}""".formatted(account.alice());
        String[] asked = {
            "PolicySourceArn",
            account.alice(),
            "ActionNames.member.1",
            "s3:GetObject",
            "ResourceArns.member.1",
            REPORT,
            "ResourcePolicy",
            opens
        };

        Answer answer = SimulatedAccount.ok(account.root("SimulatePrincipalPolicy", asked));
        assertThat(answer.element("EvalDecision")).isEqualTo("allowed");
        assertThat(answer.elements("SourcePolicyType")).containsExactly("Resource Policy", "Resource Policy");

        asked[1] = account.arn("role/Clerk");
        SimulatedAccount.refused(
                400,
                "InvalidInput",
                "CallerArn is required with ResourcePolicy, whose Principal element is about the caller.",
                account.root("SimulatePrincipalPolicy", asked));
    }

    @Test
    void following_the_markers_gives_every_result_once() {
        account.put("PutUserPolicy", "UserName", "alice", "Own", MAY_READ);
        List<String> asked = new ArrayList<>(List.of("PolicySourceArn", account.alice(), "MaxItems", "2"));
        asked.addAll(List.of("ResourceArns.member.1", REPORT, "ResourceArns.member.2", REPORT + "/other"));
        List<String> all = new ArrayList<>();
        for (int i = 1; i <= 5; i++) {
            asked.addAll(List.of("ActionNames.member." + i, "s3:Action" + i));
            all.add("s3:Action" + i);
        }

        List<String> seen = new ArrayList<>();
        for (Answer page : pages("SimulatePrincipalPolicy", asked)) {
            seen.addAll(page.elements("EvalActionName"));
        }
        assertThat(seen).isEqualTo(all);
    }

    private List<Answer> pages(String operation, List<String> asked) {
        List<Answer> pages = new ArrayList<>();
        Answer page = SimulatedAccount.ok(account.root(operation, asked.toArray(String[]::new)));
        pages.add(page);
        while (page.element("IsTruncated").equals("true")) {
            List<String> next = new ArrayList<>(asked);
            next.addAll(List.of("Marker", page.element("Marker")));
            page = SimulatedAccount.ok(account.root(operation, next.toArray(String[]::new)));
            pages.add(page);
        }
        return pages;
    }

    @Test
    void resources_of_an_action_that_are_too_much_for_a_page_are_gone_on_with_on_the_next() {
        String thousand = """
                {"Version":"2012-10-17","Statement":[%s]}""".formatted(String.join(
                ",", Collections.nCopies(1_000, "{\"Effect\":\"Allow\",\"Action\":\"*\",\"Resource\":\"*\"}")));
        List<String> asked =
                new ArrayList<>(List.of("PolicyInputList.member.1", thousand, "ActionNames.member.1", "s3:GetObject"));
        List<String> all = new ArrayList<>();
        for (int i = 1; i <= 25; i++) {
            all.add(REPORT + "/" + i);
            asked.addAll(List.of("ResourceArns.member." + i, REPORT + "/" + i));
        }

        List<Answer> pages = pages("SimulateCustomPolicy", asked);
        assertThat(pages).hasSizeGreaterThan(1);
        List<String> seen = new ArrayList<>();
        for (Answer page : pages) {
            assertThat(page.elements("EvalActionName")).containsExactly("s3:GetObject");
            seen.addAll(page.elements("EvalResourceName").stream()
                    .filter(all::contains)
                    .toList());
        }
        assertThat(seen).isEqualTo(all);
    }

    @Test
    void keys_that_policies_ask_for_are_listed() {
        String office = World.allowIf(
                "s3:*", "arn:aws:s3:::home/${aws:username}", "{\"IpAddress\":{\"aws:SourceIp\":\"192.0.2.0/24\"}}");
        Answer custom =
                SimulatedAccount.ok(account.root("GetContextKeysForCustomPolicy", "PolicyInputList.member.1", office));
        assertThat(custom.elements("member")).containsExactly("aws:username", "aws:SourceIp");

        account.put("PutGroupPolicy", "GroupName", "Staff", "Office", office);
        Answer principal = SimulatedAccount.ok(account.root(
                "GetContextKeysForPrincipalPolicy",
                "PolicySourceArn",
                account.alice(),
                "PolicyInputList.member.1",
                World.allowIf("s3:*", "*", "{\"Bool\":{\"aws:SecureTransport\":\"true\"}}")));
        assertThat(principal.elements("member")).containsExactly("aws:username", "aws:SourceIp", "aws:SecureTransport");
    }
}
