package io.chancery.identity.role;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.chancery.contracts.AccountId;
import io.chancery.contracts.identity.Account;
import io.chancery.contracts.identity.AccountEvent.AccountClosed;
import io.chancery.contracts.identity.User;
import io.chancery.contracts.identity.UserEvent.UserDeleted;
import io.chancery.contracts.identity.UserEvent.UserRenamed;
import io.chancery.identity.Given;
import io.chancery.identity.Story;
import io.chancery.store.append.Refusal;
import io.chancery.store.append.Refused;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TrustPoliciesTest {
    private static final String BOB_ELSEWHERE = "arn:aws:iam::444455556666:user/bob";

    private static Given given() {
        return Given.events(
                Story.opened(Story.ACCOUNT),
                Story.opened(Story.OTHER_ACCOUNT),
                Story.ALICE,
                Story.CLERK,
                Story.user(Story.OTHER_ACCOUNT, Story.BOB_ID, "bob", "/", List.of()));
    }

    static TrustDocument trusting(String principal) {
        return new TrustDocument(
                "{\"Version\":\"2012-10-17\",\"Statement\":[{\"Effect\":\"Allow\",\"Principal\":%s,\"Action\":\"sts:AssumeRole\"}]}"
                        .formatted(principal));
    }

    private static TrustDocument trustingAws(String name) {
        return trusting("{\"AWS\":\"" + name + "\"}");
    }

    private static TrustPolicies.Resolved resolve(Given given, TrustDocument document) {
        return given.read(TrustPolicies.reads(document));
    }

    private static void refused(Given given, String name) {
        assertThatExceptionOfType(Refused.class)
                .isThrownBy(() -> resolve(given, trustingAws(name)).policy())
                .withMessage("Invalid principal in policy: \"AWS\":\"%s\"", name)
                .satisfies(refused -> assertThat(refused.refusal()).isEqualTo(Refusal.MALFORMED_POLICY_DOCUMENT));
    }

    @Test
    void users_and_roles_of_any_account_are_resolved_to_their_ids() {
        TrustDocument document = trusting(
                "{\"AWS\":[\"arn:aws:iam::111122223333:user/desk/Alice\",\"arn:aws:iam::111122223333:role/desk/Clerk\",\""
                        + BOB_ELSEWHERE + "\"]}");
        var policy = resolve(given(), document).policy();
        assertThat(policy.document()).isEqualTo(document.value());
        assertThat(policy.resolvedPrincipals())
                .isEqualTo(Map.of(
                        "arn:aws:iam::111122223333:user/desk/Alice",
                        Story.ALICE_ID.value(),
                        "arn:aws:iam::111122223333:role/desk/Clerk",
                        Story.CLERK_ID.value(),
                        BOB_ELSEWHERE,
                        Story.BOB_ID.value()));
    }

    /** So that the write comes after all that was acknowledged in their accounts. */
    @Test
    void the_accounts_of_all_whom_it_names_are_concerned() {
        TrustDocument document = trusting("{\"AWS\":[\"arn:aws:iam::111122223333:user/desk/Alice\",\"" + Story.BOB_ID
                + "\",\"777788889999\",\"arn:aws:sts::555566667777:assumed-role/clerk/s\"]}");

        assertThat(resolve(given(), document).concerned())
                .containsExactlyInAnyOrder(
                        Story.ACCOUNT,
                        Story.OTHER_ACCOUNT,
                        new AccountId("777788889999"),
                        new AccountId("555566667777"));
        assertThat(resolve(given(), trusting("\"*\"")).concerned()).isEmpty();
    }

    @Test
    void a_unique_id_that_lives_is_itself() {
        assertThat(resolve(given(), trustingAws(Story.ALICE_ID.value()))
                        .policy()
                        .resolvedPrincipals())
                .isEqualTo(Map.of(Story.ALICE_ID.value(), Story.ALICE_ID.value()));
        assertThat(resolve(given(), trustingAws(Story.CLERK_ID.value()))
                        .policy()
                        .resolvedPrincipals())
                .isEqualTo(Map.of(Story.CLERK_ID.value(), Story.CLERK_ID.value()));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "arn:aws:iam::111122223333:user/nobody",
                "arn:aws:iam::111122223333:user/Alice",
                "arn:aws:iam::111122223333:user/desk/alice",
                "arn:aws:iam::111122223333:role/desk/Alice",
                "arn:aws-cn:iam::111122223333:user/desk/Alice",
                "arn:aws:iam::777788889999:user/bob",
                "AIDANOBODYNOBODYNOB22"
            })
    void a_name_that_means_nobody_is_refused(String name) {
        refused(given(), name);
    }

    @Test
    void a_deleted_user_is_nobody_by_name_and_by_id() {
        Given given = given().and(Story.happens(User.STREAM, Story.ALICE_ID.value(), new UserDeleted(Story.ALICE_ID)));
        refused(given, "arn:aws:iam::111122223333:user/desk/Alice");
        refused(given, Story.ALICE_ID.value());
    }

    @Test
    void whoever_belongs_to_a_closed_account_is_nobody() {
        Given given = given().and(Story.happens(
                Account.STREAM, Story.OTHER_ACCOUNT.value(), new AccountClosed(Story.OTHER_ACCOUNT, Story.LONG_AGO)));
        refused(given, BOB_ELSEWHERE);
        refused(given, Story.BOB_ID.value());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "\"*\"",
                "{\"AWS\":\"*\"}",
                "{\"AWS\":\"777788889999\"}",
                "{\"AWS\":\"arn:aws:iam::777788889999:root\"}",
                "{\"AWS\":\"arn:aws:sts::111122223333:assumed-role/Clerk/morning\"}",
                "{\"Service\":\"lambda.amazonaws.com\"}",
                "{\"Federated\":\"accounts.google.com\"}"
            })
    void everyone_accounts_sessions_services_and_providers_have_no_id(String principal) {
        assertThat(resolve(given(), trusting(principal)).policy().resolvedPrincipals())
                .isEmpty();
    }

    @Test
    void what_is_no_trust_policy_is_refused() {
        assertThatExceptionOfType(Refused.class)
                .isThrownBy(() -> TrustPolicies.reads(new TrustDocument("{}")))
                .satisfies(refused -> assertThat(refused.refusal()).isEqualTo(Refusal.MALFORMED_POLICY_DOCUMENT));
    }

    @Test
    void a_document_over_the_quota_is_refused() {
        var document = new TrustDocument(trusting("\"*\"")
                .value()
                .replace("\"Action\"", "\"Sid\":\"%s\",\"Action\"".formatted("a".repeat(2_048))));
        assertThatExceptionOfType(Refused.class)
                .isThrownBy(() -> TrustPolicies.reads(document))
                .withMessage("Cannot exceed quota for ACLSizePerRole: 2048")
                .satisfies(refused -> assertThat(refused.refusal()).isEqualTo(Refusal.LIMIT_EXCEEDED));
    }

    @Test
    void an_unchanged_document_is_shown_as_it_was_sent() {
        var resolved = resolve(given(), trustingAws(BOB_ELSEWHERE));
        assertThat(ShownTrust.text(resolved.policy(), resolved.arns()))
                .isEqualTo(resolved.document().value());
    }

    @Test
    void a_principal_that_was_deleted_is_shown_by_its_id() {
        Given given = given();
        var policy = resolve(
                        given,
                        trusting("{\"AWS\":[\"arn:aws:iam::111122223333:user/desk/Alice\",\"" + BOB_ELSEWHERE + "\"]}"))
                .policy();
        given.and(Story.happens(User.STREAM, Story.ALICE_ID.value(), new UserDeleted(Story.ALICE_ID)));
        Map<String, String> arns =
                given.read(TrustPrincipals.arns(policy.resolvedPrincipals().values()));
        assertThat(ShownTrust.text(policy, arns))
                .isEqualTo(trusting("{\"AWS\":[\"" + Story.ALICE_ID + "\",\"" + BOB_ELSEWHERE + "\"]}")
                        .value());
    }

    @Test
    void a_principal_that_was_renamed_is_shown_by_its_new_name_even_if_it_was_set_by_id() {
        Given given = given();
        var byArn = resolve(given, trustingAws("arn:aws:iam::111122223333:user/desk/Alice"))
                .policy();
        var byId = resolve(given, trustingAws(Story.ALICE_ID.value())).policy();
        given.and(Story.happens(
                User.STREAM, Story.ALICE_ID.value(), new UserRenamed(Story.ALICE_ID, "Alicia", "/hall/")));
        Map<String, String> arns = given.read(TrustPrincipals.arns(List.of(Story.ALICE_ID.value())));
        String shown = trustingAws("arn:aws:iam::111122223333:user/hall/Alicia").value();
        assertThat(ShownTrust.text(byArn, arns)).isEqualTo(shown);
        assertThat(ShownTrust.text(byId, arns)).isEqualTo(shown);
    }

    @Test
    void a_single_statement_and_other_values_are_left_as_they_are() {
        var document = new TrustDocument("{\"Statement\":{\"Sid\":\"" + Story.ALICE_ID
                + "\",\"Effect\":\"Allow\",\"Principal\":{\"AWS\":\"" + Story.ALICE_ID
                + "\",\"Service\":\"ec2.amazonaws.com\"},\"Action\":\"sts:AssumeRole\"}}");
        var resolved = resolve(given(), document);
        assertThat(ShownTrust.text(resolved.policy(), resolved.arns()))
                .isEqualTo(document.value()
                        .replace(
                                "\"AWS\":\"" + Story.ALICE_ID + "\"",
                                "\"AWS\":\"arn:aws:iam::111122223333:user/desk/Alice\""));
    }
}
