package io.chancery.language.validation;

import static org.assertj.core.api.Assertions.assertThat;

import io.chancery.language.PolicyKind;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What {@link BreadthPairs} does not show: which values of a list, both kinds in one, and what nothing is said of. */
class BreadthChecksTest {

    private static List<Finding> findings(String version, String condition) {
        String json = "{'Version':'%s','Statement':{'Effect':'Allow','Action':'*','Resource':'*','Condition':{%s}}}"
                .formatted(version, condition);
        return PolicyValidator.validate(json.replace('\'', '"'), PolicyKind.IDENTITY).stream()
                .filter(finding -> finding.code().name().endsWith("_USAGE_TOO_PERMISSIVE"))
                .toList();
    }

    /** Conditions such as AWS's documentation and its managed policies have. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "'StringEquals':{'aws:ResourceTag/project':'${aws:PrincipalTag/project}'}",
                "'StringLike':{'aws:RequestTag/owner':'${aws:username}','ec2:ResourceTag/stack':'*'}",
                "'StringEquals':{'aws:RequestedRegion':'${aws:PrincipalTag/region}'}",
                "'StringNotEqualsIfExists':{'aws:ResourceOrgID':'${aws:PrincipalOrgID}'}",
                "'StringNotEquals':{'aws:ec2InstanceSourceVPC':'${aws:SourceVpc}'}",
                "'StringLike':{'kms:ViaService':'s3.*.amazonaws.com'}",
                "'StringLike':{'s3:prefix':['','home/','home/${aws:username}/*']}",
                "'StringLike':{'sts:RoleSessionName':'${aws:username}'}",
                "'ForAnyValue:StringLike':{'aws:PrincipalOrgPaths':'o-a1b2c3d4e5/r-ab12/ou-ab12-11111111/*'}",
                "'ForAnyValue:StringLike':{'aws:TagKeys':'eks*'}",
                "'ArnLike':{'aws:PrincipalArn':'arn:*:iam::*:role/${aws:username}'}",
                "'StringEquals':{'aws:username':'a*'}",
                "'NumericEquals':{'aws:MultiFactorAuthAge':'1'}"
            })
    void nothing_is_said_of(String condition) {
        assertThat(findings("2012-10-17", condition)).isEmpty();
    }

    @Test
    void before_there_were_variables_they_are_text() {
        assertThat(findings("2008-10-17", "'StringEquals':{'aws:userid':'${aws:username}'}"))
                .isEmpty();
    }

    @Test
    void the_value_itself_is_pointed_at() {
        assertThat(findings("2012-10-17", "'StringLike':{'aws:PrincipalAccount':['123456789012','9*']}"))
                .singleElement()
                .extracting(finding -> finding.location().text())
                .isEqualTo("Statement.Condition.StringLike.aws:PrincipalAccount[1]");
    }

    @Test
    void a_value_with_both_has_both() {
        assertThat(findings("2012-10-17", "'StringLike':{'aws:SourceVpc':'${aws:username}*'}"))
                .extracting(Finding::code)
                .containsExactlyInAnyOrder(
                        IssueCode.WILDCARD_USAGE_TOO_PERMISSIVE, IssueCode.VARIABLE_USAGE_TOO_PERMISSIVE);
        assertThat(findings("2012-10-17", "'StringLike':{'aws:username':'${aws:userid}*'}"))
                .extracting(Finding::code)
                .containsExactlyInAnyOrder(
                        IssueCode.WILDCARD_USAGE_TOO_PERMISSIVE, IssueCode.VARIABLE_USAGE_TOO_PERMISSIVE);
    }
}
