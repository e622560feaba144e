package io.chancery.policy.simulator;

import static org.assertj.core.api.Assertions.assertThat;

import io.chancery.policy.World;
import io.chancery.policy.standin.StandInProfile;
import io.chancery.policy.standin.Suite;
import io.chancery.policy.standin.Suite.Answer;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What AWS's simulation operations refuse, over the Query protocol. */
@QuarkusTest
@TestProfile(StandInProfile.class)
class SimulatorRefusalsTest {

    private static final String MAY_READ = World.allow("s3:GetObject", "*");

    private final SimulatedAccount account = new SimulatedAccount();

    @BeforeEach
    void ready() {
        SimulatedAccount.awaitReady();
    }

    @Test
    void bad_input_is_refused() {
        SimulatedAccount.refused(
                400,
                "InvalidInput",
                "PolicyInputList.2: Syntax errors in policy. The document is not JSON (line 1, column 1)",
                account.root(
                        "SimulateCustomPolicy",
                        "PolicyInputList.member.1",
                        MAY_READ,
                        "PolicyInputList.member.2",
                        "no json",
                        "ActionNames.member.1",
                        "s3:GetObject"));
        SimulatedAccount.refused(
                400,
                "InvalidInput",
                "ActionNames: s3:Get* is no action; it must name a service and one of its actions, as in"
                        + " iam:CreateUser.",
                account.root(
                        "SimulateCustomPolicy",
                        "PolicyInputList.member.1",
                        MAY_READ,
                        "ActionNames.member.1",
                        "s3:Get*"));
        SimulatedAccount.refused(
                400,
                "InvalidInput",
                "CallerArn: arn:aws:sts::111122223333:assumed-role/Clerk/s is not the ARN of a user.",
                account.root(
                        "SimulateCustomPolicy",
                        "PolicyInputList.member.1",
                        MAY_READ,
                        "ActionNames.member.1",
                        "s3:GetObject",
                        "CallerArn",
                        "arn:aws:sts::111122223333:assumed-role/Clerk/s"));
        SimulatedAccount.refused(
                400,
                "InvalidInput",
                "ResourceHandlingOption: EC2-VPC-EBS needs the ARN of a resource volume/… in ResourceArns.",
                account.root(
                        "SimulateCustomPolicy",
                        ec2("EC2-VPC-EBS", "instance/*", "image/*", "security-group/sg-1", "network-interface/*")));
        SimulatedAccount.refused(
                400,
                "InvalidInput",
                "ResourceHandlingOption: EC2-Mars is none of EC2-Classic-InstanceStore, EC2-Classic-EBS,"
                        + " EC2-VPC-InstanceStore, EC2-VPC-InstanceStore-Subnet, EC2-VPC-EBS, EC2-VPC-EBS-Subnet.",
                account.root("SimulateCustomPolicy", ec2("EC2-Mars", "instance/*")));
        SimulatedAccount.ok(account.root(
                "SimulateCustomPolicy",
                ec2("EC2-Classic-EBS", "instance/*", "image/*", "security-group/*", "volume/*")));
        SimulatedAccount.refused(
                400,
                "InvalidInput",
                "you cannot include both * and individual resources in the resource list for a simulation.",
                account.root(
                        "SimulateCustomPolicy",
                        "PolicyInputList.member.1",
                        MAY_READ,
                        "ActionNames.member.1",
                        "s3:GetObject",
                        "ResourceArns.member.1",
                        "*",
                        "ResourceArns.member.2",
                        "arn:aws:s3:::b/x"));
        SimulatedAccount.refused(
                400,
                "ValidationError",
                "1 validation error detected: Value null at 'actionNames' failed to satisfy constraint: Member must not"
                        + " be null",
                account.root("SimulateCustomPolicy", "PolicyInputList.member.1", MAY_READ));
    }

    @Test
    void who_is_not_there_has_no_policies() {
        SimulatedAccount.refused(
                404,
                "NoSuchEntity",
                "The user with name bob cannot be found.",
                account.simulated(account.arn("user/bob"), "s3:GetObject"));
        SimulatedAccount.refused(
                404,
                "NoSuchEntity",
                "The user with name alice cannot be found.",
                account.simulated(account.arn("user/division/alice"), "s3:GetObject"));
        SimulatedAccount.refused(
                400,
                "InvalidInput",
                "Invalid Entity Arn: %s does not clearly define entity type and name.".formatted(account.arn("root")),
                account.simulated(account.arn("root"), "s3:GetObject"));
        assertThat(account.simulated("arn:aws:iam::999988887777:user/alice", "s3:GetObject")
                        .status())
                .isEqualTo(403);
    }

    @Test
    void a_user_needs_permission_on_whom_it_simulates() {
        account.put(
                "PutUserPolicy",
                "UserName",
                "alice",
                "Own",
                World.allow("iam:SimulatePrincipalPolicy", account.alice()));

        Answer own = Suite.user(
                account.id(),
                account.aliceId(),
                "SimulatePrincipalPolicy",
                "PolicySourceArn",
                account.alice(),
                "ActionNames.member.1",
                "s3:GetObject");
        assertThat(own.status()).as(own.text()).isEqualTo(200);
        Answer other = Suite.user(
                account.id(),
                account.aliceId(),
                "SimulatePrincipalPolicy",
                "PolicySourceArn",
                account.arn("group/Staff"),
                "ActionNames.member.1",
                "s3:GetObject");
        assertThat(other.status()).isEqualTo(403);
        assertThat(other.element("Message"))
                .startsWith("User: %s is not authorized to perform: iam:SimulatePrincipalPolicy on resource: %s"
                        .formatted(account.alice(), account.arn("group/Staff")));
    }

    @Test
    void a_marker_goes_on_with_its_own_question_only() {
        String[] asked = {
            "PolicySourceArn",
            account.alice(),
            "MaxItems",
            "1",
            "ActionNames.member.1",
            "s3:GetObject",
            "ActionNames.member.2",
            "s3:PutObject"
        };
        String marker = SimulatedAccount.ok(account.root("SimulatePrincipalPolicy", asked))
                .element("Marker");
        List<String> another = new ArrayList<>(List.of(asked));
        another.set(5, "s3:DeleteObject");
        another.addAll(List.of("Marker", marker));

        SimulatedAccount.refused(
                400,
                "ValidationError",
                "Invalid Marker.",
                account.root("SimulatePrincipalPolicy", another.toArray(String[]::new)));
    }

    private static String[] ec2(String scenario, String... resources) {
        List<String> asked = new ArrayList<>(List.of(
                "PolicyInputList.member.1",
                MAY_READ,
                "ActionNames.member.1",
                "ec2:RunInstances",
                "ResourceHandlingOption",
                scenario));
        for (String resource : resources) {
            asked.add("ResourceArns.member." + (asked.size() / 2 - 2));
            asked.add("arn:aws:ec2:us-east-1:111122223333:" + resource);
        }
        return asked.toArray(String[]::new);
    }
}
