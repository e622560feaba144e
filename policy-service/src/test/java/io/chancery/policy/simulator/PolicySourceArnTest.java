package io.chancery.policy.simulator;

import static io.chancery.policy.Given.assertRefused;
import static org.assertj.core.api.Assertions.assertThat;

import io.chancery.contracts.AccountId;
import io.chancery.policy.principal.GroupName;
import io.chancery.policy.principal.RoleName;
import io.chancery.policy.principal.UserName;
import io.chancery.store.append.Refusal;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Whose policies a simulation is about. */
class PolicySourceArnTest {

    private static final AccountId ACCOUNT = new AccountId("111122223333");

    @Test
    void users_groups_and_roles_have_policies() {
        assertThat(new PolicySourceArn("arn:aws:iam::111122223333:user/division/alice").require())
                .isEqualTo(new PolicySourceArn.Entity(ACCOUNT, new UserName("alice")));
        assertThat(new PolicySourceArn("arn:aws:iam::111122223333:group/Staff").require())
                .isEqualTo(new PolicySourceArn.Entity(ACCOUNT, new GroupName("Staff")));
        assertThat(new PolicySourceArn("arn:aws:iam::111122223333:role/Clerk").require())
                .isEqualTo(new PolicySourceArn.Entity(ACCOUNT, new RoleName("Clerk")));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "arn:aws:iam::111122223333:root",
                "arn:aws:iam::111122223333:user/",
                "arn:aws:iam::111122223333:policy/Reader",
                "arn:aws:iam::12:user/alice/of/nowhere",
                "arn:aws:sts::111122223333:assumed-role/Clerk/session",
                "arn:aws:iam::111122223333:user/al ice",
                "alice-in-a-wonderful-land"
            })
    void nobody_else_has(String arn) {
        assertRefused(
                Refusal.INVALID_INPUT,
                "Invalid Entity Arn: %s does not clearly define entity type and name.".formatted(arn),
                () -> new PolicySourceArn(arn).require());
    }
}
