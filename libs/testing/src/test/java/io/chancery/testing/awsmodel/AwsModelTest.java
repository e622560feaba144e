package io.chancery.testing.awsmodel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.chancery.wire.RequiredMember;
import io.chancery.wire.Structure;
import io.chancery.wire.WireName;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class AwsModelTest {
    record UserName(String value) {}

    record Tag(String key, String value) {}

    record CreateUser(UserName userName, Optional<String> path, List<Tag> tags, Optional<String> permissionsBoundary) {}

    record Boundary(Optional<String> permissionsBoundaryType, Optional<String> permissionsBoundaryArn) {}

    record User(
            String path,
            UserName userName,
            String userId,
            String arn,
            Instant createDate,
            Optional<Instant> passwordLastUsed,
            Optional<Boundary> permissionsBoundary,
            List<Tag> tags) {}

    record CreateUserReply(User user) {}

    record UntagUser(UserName userName, @RequiredMember List<String> tagKeys) {}

    @Structure
    record PolicyArn(@WireName("arn") Optional<String> arn) {}

    record ValuePolicyArn(String value) {}

    record ProvidedContext(Optional<String> providerArn, Optional<String> contextAssertion) {}

    record AssumeRole(
            String roleArn,
            String roleSessionName,
            List<PolicyArn> policyArns,
            Optional<String> policy,
            Optional<Integer> durationSeconds,
            List<Tag> tags,
            List<String> transitiveTagKeys,
            Optional<String> externalId,
            Optional<String> serialNumber,
            Optional<String> tokenCode,
            Optional<String> sourceIdentity,
            List<ProvidedContext> providedContexts) {}

    record GetAccountSummaryReply(Map<String, Integer> summaryMap) {}

    static final class Wrong {
        record Tag(String key, Optional<String> value) {}

        record CreateUser(
                Optional<String> userName,
                String path,
                @RequiredMember List<Tag> tags,
                String colour) {}

        record AssumeRole(
                String roleArn,
                String roleSessionName,
                List<ValuePolicyArn> policyArns,
                Optional<Long> durationSeconds,
                Optional<String> tags) {}

        record UntagUser(UserName userName, List<String> tagKeys) {}
    }

    private static List<String> paths(List<Difference> differences) {
        return differences.stream().map(Difference::toString).toList();
    }

    @Test
    void the_sdk_s_operations_are_all_there() {
        assertThat(AwsModel.iam().operations()).hasSizeGreaterThan(170).contains("CreateUser", "CreateSAMLProvider");
        assertThat(AwsModel.sts().operations()).hasSize(11).contains("AssumeRoleWithSAML");
    }

    @Test
    void records_that_say_what_aws_says_have_no_difference() {
        assertThat(AwsModel.iam().compare(CreateUser.class, Optional.of(CreateUserReply.class)))
                .isEmpty();
        assertThat(AwsModel.iam().compare(UntagUser.class, Optional.empty())).isEmpty();
        assertThat(AwsModel.sts().compareRequest(AssumeRole.class)).isEmpty();
        assertThat(AwsModel.iam().compareReply("GetAccountSummary", Optional.of(GetAccountSummaryReply.class)))
                .isEmpty();
    }

    @Test
    void members_missing_unknown_and_differently_required_are_told() {
        assertThat(paths(AwsModel.iam().compareRequest(Wrong.CreateUser.class)))
                .containsExactly(
                        "CreateUser.request.Colour: not in AWS's model",
                        "CreateUser.request.Path: optional for AWS, required by the record",
                        "CreateUser.request.PermissionsBoundary: not in the record",
                        "CreateUser.request.Tags.member.Value: required by AWS, optional in the record",
                        "CreateUser.request.Tags: optional for AWS, required by the record",
                        "CreateUser.request.UserName: required by AWS, optional in the record");
    }

    @Test
    void types_that_differ_are_told() {
        assertThat(paths(AwsModel.sts().compareRequest(Wrong.AssumeRole.class)))
                .contains(
                        "AssumeRole.request.DurationSeconds: Integer in AWS's model, class java.lang.Long in the record",
                        "AssumeRole.request.PolicyArns.member: a structure in AWS's model; ValuePolicyArn needs @Structure",
                        "AssumeRole.request.Tags: a List in AWS's model, class java.lang.String in the record");
    }

    @Test
    void a_list_that_must_be_sent_must_be_marked() {
        assertThat(paths(AwsModel.iam().compareRequest(Wrong.UntagUser.class)))
                .containsExactly("UntagUser.request.TagKeys: required by AWS, optional in the record");
    }

    @Test
    void an_answer_that_is_left_out_is_told() {
        assertThat(paths(AwsModel.iam().compareReply("CreateUser", Optional.empty())))
                .containsExactly("CreateUser.reply.User: not in the record");
    }

    @Test
    void an_operation_that_aws_has_not_is_refused() {
        assertThatIllegalArgumentException().isThrownBy(() -> AwsModel.iam().compareRequest(AssumeRole.class));
    }

    @Test
    void what_is_unsupported_on_purpose_is_left_out_and_what_is_no_longer_is_told() {
        UnsupportedMembers unsupported = UnsupportedMembers.of(List.of(
                "# a comment", "", "CreateUser.request.Tags comes with tagging", "GetUser.request.Gone old news"));
        List<Difference> differences = List.of(
                new Difference("CreateUser.request.Tags", "not in the record"),
                new Difference("CreateUser.request.Tags.member.Key", "not in the record"),
                new Difference("CreateUser.request.TagsToo", "not in the record"));
        assertThat(paths(unsupported.without(differences)))
                .containsExactly(
                        "CreateUser.request.TagsToo: not in the record",
                        "GetUser.request.Gone: in unsupported-members.txt without need");
    }

    @Test
    void an_unsupported_member_needs_a_reason() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> UnsupportedMembers.of(List.of("CreateUser.request.Tags")));
    }
}
