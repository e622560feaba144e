package io.chancery.policy.managed;

import static io.chancery.policy.Given.assertRefused;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.chancery.contracts.policy.ManagedPolicy;
import io.chancery.policy.Given;
import io.chancery.store.append.Refusal;
import io.chancery.store.append.Stream;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PolicyArnTest {

    @Test
    void an_arn_tells_account_path_and_name() {
        var arn = new PolicyArn("arn:aws:iam::111122223333:policy/a/b/Reader");
        assertTrue(arn.isOf(Given.ACCOUNT));
        assertFalse(arn.isAwsManaged());
        assertEquals("/a/b/", arn.path());
        assertEquals("Reader", arn.name());
    }

    @Test
    void the_account_aws_means_the_catalogue() {
        var arn = new PolicyArn(Given.READ_ONLY);
        assertTrue(arn.isAwsManaged());
        assertEquals("/", arn.path());
        assertEquals("ReadOnlyAccess", arn.name());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "ReadOnlyAccess-is-a-name",
                "arn:aws:iam::111122223333:user/alice",
                "arn:aws:iam::11112222333:policy/Reader",
                "arn:aws:iam::111122223333:policy/",
                "arn:aws:iam::111122223333:policyReader",
                "arn:aws:iam::111122223333:policy/Reader\n"
            })
    void what_is_no_policys_arn_is_refused(String arn) {
        assertRefused(
                Refusal.INVALID_INPUT, "ARN %s is not valid.".formatted(arn), () -> new PolicyArn(arn).requirePolicy());
    }

    @Test
    void an_arn_is_20_characters_at_least() {
        assertThrows(IllegalArgumentException.class, () -> new PolicyArn("arn:aws:iam::aws:po"));
    }

    @Test
    void a_policy_of_that_name_under_another_path_is_another_policy() {
        Stream<ManagedPolicy> elsewhere = Given.policy(Given.created("/b/", "Reader"));
        assertEquals(
                Optional.empty(),
                Given.reference("arn:aws:iam::111122223333:policy/a/Reader").id(elsewhere));
    }

    @Test
    void a_policy_of_that_name_in_another_case_is_another_policy() {
        Stream<ManagedPolicy> lower = Given.policy(Given.created("/", "reader"));
        assertEquals(
                Optional.empty(),
                Given.reference("arn:aws:iam::111122223333:policy/Reader").id(lower));
    }
}
