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
import io.chancery.policy.standin.Suite;
import io.chancery.policy.standin.Suite.Answer;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ThreadLocalRandom;

/** A fresh account with the user alice, tagged {@code team=web}, in the group Staff, and the role Clerk. */
final class SimulatedAccount {

    private final AccountId account = Suite.freshAccount();
    private final UserId alice = new UserId(id(UserId.PREFIX));

    SimulatedAccount() {
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

    /** Once the service can answer. */
    static void awaitReady() {
        eventually(() -> assertThat(Suite.get("/q/health/ready").status()).isEqualTo(200));
    }

    AccountId id() {
        return account;
    }

    UserId aliceId() {
        return alice;
    }

    String alice() {
        return arn("user/alice");
    }

    /** Asked by the account's root user. */
    Answer root(String action, String... namesAndValues) {
        return Suite.root(account, action, namesAndValues);
    }

    Answer simulated(String policySource, String... actions) {
        List<String> asked = new ArrayList<>(List.of("PolicySourceArn", policySource));
        for (String action : actions) {
            asked.addAll(List.of("ActionNames.member." + asked.size() / 2, action));
        }
        return root("SimulatePrincipalPolicy", asked.toArray(String[]::new));
    }

    /** Puts an inline policy. */
    void put(String action, String parameter, String principal, String name, String document) {
        ok(root(action, parameter, principal, "PolicyName", name, "PolicyDocument", document));
    }

    String arn(String resource) {
        return "arn:aws:iam::%s:%s".formatted(account, resource);
    }

    private static String id(String prefix) {
        byte[] random = new byte[UniqueIds.ENTITY_CHARACTERS];
        ThreadLocalRandom.current().nextBytes(random);
        return UniqueIds.format(prefix, UniqueIds.ENTITY_CHARACTERS, random);
    }

    static Answer ok(Answer answer) {
        assertThat(answer.status()).as(answer.text()).isEqualTo(200);
        return answer;
    }

    static void refused(int status, String code, String message, Answer answer) {
        assertThat(answer.element("Code")).as(answer.text()).isEqualTo(code);
        assertThat(answer.element("Message").replace("&#39;", "'").replace("&apos;", "'"))
                .isEqualTo(message);
        assertThat(answer.status()).isEqualTo(status);
    }
}
