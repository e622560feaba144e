package io.chancery.language.analysis;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.chancery.language.PolicyDocument;
import io.chancery.language.PolicyKind;
import io.chancery.language.PrincipalElement;
import io.chancery.language.analysis.AccessAnswer.Proved;
import io.chancery.language.analysis.AccessAnswer.Witnessed;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class OutsideAccessTest {

    private static final String OWN = "111122223333";
    private static final String PARTNER = "444455556666";

    private static String statement(String effect, String principal, String condition) {
        return "{'Effect':'%s','Principal':%s,'Action':'s3:GetObject','Resource':'arn:aws:s3:::data/*'%s}"
                .formatted(effect, principal, condition.isEmpty() ? "" : ",'Condition':{%s}".formatted(condition));
    }

    private static PolicyDocument policy(String... statements) {
        return PolicyDocument.parse(
                "{'Version':'2012-10-17','Statement':[%s]}"
                        .formatted(String.join(",", statements))
                        .replace('\'', '"'),
                PolicyKind.RESOURCE);
    }

    private static PolicyDocument allowing(String principal, String condition) {
        return policy(statement("Allow", principal, condition));
    }

    private static List<OutsideGrant> outside(PolicyDocument policy) {
        return OutsideAccess.find(policy, PolicyKind.RESOURCE, Set.of(OWN));
    }

    private static AccessAnswer toThePublic(PolicyDocument policy) {
        return OutsideAccess.publicAccess(policy, PolicyKind.RESOURCE).answer();
    }

    /** They ask for more or less than a value, or have a wildcard where another account may hide, or are no range. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "'NumericGreaterThan':{'aws:PrincipalAccount':'0'}",
                "'NumericLessThanEquals':{'aws:PrincipalAccount':'999999999999'}",
                "'DateGreaterThan':{'aws:SourceAccount':'0'}",
                "'StringLike':{'aws:SourceIp':'*'}",
                "'StringLike':{'aws:SourceIp':'1*'}",
                "'StringLike':{'aws:PrincipalArn':'arn:*:iam::111122223333:role/x'}",
                "'StringLike':{'aws:PrincipalArn':'arn:aws:*:111122223333:role/x'}",
            })
    void a_condition_that_others_meet_too_pins_nobody_down(String condition) {
        assertThat(toThePublic(allowing("'*'", condition))).isNotInstanceOf(Proved.class);
        assertThat(outside(allowing("'*'", condition))).hasSize(1);
    }

    @Test
    void an_account_or_more_is_not_one_account() {
        assertThat(outside(allowing("'*'", "'NumericGreaterThanEquals':{'aws:PrincipalAccount':'111122223333'}")))
                .hasSize(1);
    }

    /** Names are told apart by what they are, not by how they print. */
    @Test
    void a_name_that_looks_like_a_list_hides_nobody() {
        assertThat(toThePublic(policy(
                        statement("Allow", "{'Federated':'x], Everyone['}", ""),
                        statement("Allow", "{'Federated':'x','AWS':'*'}", ""))))
                .isInstanceOf(Witnessed.class);
    }

    @Test
    void many_names_are_no_reason_to_give_up() {
        String names = IntStream.range(0, 400)
                .mapToObj("'arn:aws:iam::444455556666:user/somebody%d'"::formatted)
                .collect(Collectors.joining(","));
        assertThat(toThePublic(allowing("{'AWS':[%s]}".formatted(names), ""))).isEqualTo(new Proved());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{'AWS':'111122223333'}",
                "{'AWS':'arn:aws:iam::111122223333:root'}",
                "{'AWS':['arn:aws:iam::111122223333:user/alice','arn:aws:sts::111122223333:assumed-role/ops/one']}",
                "{'Service':'lambda.amazonaws.com'}",
            })
    void whoever_is_inside_by_name_is_not_outside(String principal) {
        assertThat(outside(allowing(principal, ""))).isEmpty();
        assertThat(OutsideAccess.mayGrant(allowing(principal, ""), Set.of(OWN))).isFalse();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "'StringEquals':{'aws:PrincipalAccount':'111122223333'}",
                "'ArnLike':{'aws:PrincipalArn':'arn:aws:iam::111122223333:role/*'}",
                "'StringLike':{'aws:PrincipalArn':'arn:aws:iam::111122223333:role/*'}",
                "'ForAnyValue:StringEquals':{'aws:PrincipalAccount':['111122223333']}",
            })
    void whoever_is_inside_by_a_condition_is_not_outside(String condition) {
        assertThat(outside(allowing("'*'", condition))).isEmpty();
        assertThat(toThePublic(allowing("'*'", condition))).isEqualTo(new Proved());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "'StringEqualsIfExists':{'aws:PrincipalAccount':'111122223333'}",
                "'StringNotEquals':{'aws:PrincipalAccount':'444455556666'}",
                "'StringLike':{'aws:PrincipalAccount':'1111*'}",
                "'ArnLike':{'aws:PrincipalArn':'arn:aws:iam::*:role/ops'}",
                "'StringEquals':{'aws:PrincipalTag/team':'ops'}",
                "'IpAddress':{'aws:SourceIp':'0.0.0.0/1'}",
                "'Bool':{'aws:SecureTransport':'true'}",
            })
    void a_condition_that_strangers_meet_leaves_the_public_in(String condition) {
        assertThat(toThePublic(allowing("'*'", condition)).proved()).isFalse();
        assertThat(outside(allowing("'*'", condition)))
                .extracting(OutsideGrant::isPublic)
                .containsExactly(true);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "'StringEquals':{'aws:PrincipalOrgID':'o-a1b2c3'}",
                "'IpAddress':{'aws:SourceIp':['192.0.2.0/24','2001:db8::/32']}",
                "'StringEquals':{'aws:SourceVpce':'vpce-1'}",
                "'ForAnyValue:StringLike':{'aws:PrincipalOrgPaths':'o-a1b2c3/*'}",
                "'StringEquals':{'aws:PrincipalAccount':'444455556666'}",
            })
    void who_is_pinned_down_may_be_outside_but_is_not_the_public(String condition) {
        assertThat(toThePublic(allowing("'*'", condition))).isEqualTo(new Proved());
        assertThat(outside(allowing("'*'", condition)))
                .extracting(OutsideGrant::isPublic)
                .containsExactly(false);
    }

    @Test
    void a_witness_comes_from_outside_and_is_let_in() {
        PolicyDocument policy = allowing("{'AWS':['%s','%s']}".formatted(OWN, PARTNER), "");

        assertThat(outside(policy)).singleElement().satisfies(grant -> {
            assertThat(grant.principal().entries()).containsExactly(new PrincipalElement.Aws(PARTNER));
            assertThat(grant.isPublic()).isFalse();
            assertThat(grant.answer()).isInstanceOfSatisfying(Witnessed.class, witness -> {
                assertThat(witness.request().principal().account()).hasValue(PARTNER);
                assertThat(AccessCheck.allows(policy, PolicyKind.RESOURCE, witness.request()))
                        .isTrue();
            });
        });
    }

    /** An account's number is not the ARN of a user in another account. */
    @Test
    void a_witness_is_called_as_principals_are() {
        AccessAnswer answer = AccessCheck.noNewAccess(
                allowing("{'AWS':'%s'}".formatted(PARTNER), ""), allowing("'*'", ""), PolicyKind.RESOURCE);

        assertThat(answer)
                .isInstanceOfSatisfying(
                        Witnessed.class,
                        witness -> assertThat(
                                        witness.request().principal().arn().orElseThrow())
                                .startsWith("arn:aws:iam::999999999999:user/"));
    }

    @Test
    void a_trusted_account_is_inside() {
        PolicyDocument policy = allowing("{'AWS':'%s'}".formatted(PARTNER), "");

        assertThat(OutsideAccess.find(policy, PolicyKind.RESOURCE, Set.of(OWN, PARTNER)))
                .isEmpty();
    }

    @Test
    void what_is_denied_again_is_not_granted() {
        String allow = statement("Allow", "'*'", "");

        assertThat(outside(policy(
                        allow,
                        statement("Deny", "'*'", "'StringNotEquals':{'aws:PrincipalAccount':'%s'}".formatted(OWN)))))
                .isEmpty();
        assertThat(outside(policy(allow, statement("Deny", "'*'", "")))).isEmpty();
        assertThat(outside(policy(allow, statement("Deny", "{'AWS':'%s'}".formatted(PARTNER), ""))))
                .hasSize(1);
    }

    @Test
    void a_provider_of_identities_vouches_for_people_outside() {
        PolicyDocument trust = PolicyDocument.parse(
                "{'Version':'2012-10-17','Statement':{'Effect':'Allow','Principal':{'Federated':'accounts.google.com'},'Action':'sts:AssumeRoleWithWebIdentity'}}"
                        .replace('\'', '"'),
                PolicyKind.TRUST);

        assertThat(OutsideAccess.find(trust, PolicyKind.TRUST, Set.of(OWN))).hasSize(1);
        assertThat(OutsideAccess.publicAccess(trust, PolicyKind.TRUST).answer()).isEqualTo(new Proved());
    }

    @Test
    void the_statements_that_let_the_public_in_are_told() {
        PolicyDocument policy = policy(
                statement("Allow", "{'AWS':'%s'}".formatted(OWN), ""),
                statement("Allow", "'*'", ""),
                statement("Deny", "'*'", "'Bool':{'aws:SecureTransport':'false'}"),
                statement("Allow", "{'AWS':'*'}", "'StringEquals':{'aws:PrincipalAccount':'%s'}".formatted(OWN)));

        assertThat(OutsideAccess.publicAccess(policy, PolicyKind.RESOURCE).statements())
                .containsExactly(1);
    }

    @Test
    void what_takes_too_long_is_not_taken_for_proved() {
        String tags = IntStream.range(0, 24)
                .mapToObj("'aws:PrincipalTag/t%d':['*a*b*','*c*']"::formatted)
                .collect(Collectors.joining(","));
        String[] statements = IntStream.range(0, 12)
                .mapToObj(i ->
                        statement("Deny", "'*'", "'StringLike':{%s}".formatted(tags.replace("*c*", "*c" + i + "*"))))
                .toArray(String[]::new);
        statements[0] = statement("Allow", "'*'", "'StringNotLike':{%s}".formatted(tags));

        assertThat(toThePublic(policy(statements)).proved()).isFalse();
    }

    @Test
    void policies_that_name_no_principals_are_refused() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> OutsideAccess.publicAccess(allowing("'*'", ""), PolicyKind.IDENTITY));
    }
}
