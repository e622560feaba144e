package io.chancery.policy.principal;

import static io.chancery.policy.Given.CALL;
import static org.assertj.core.api.Assertions.assertThat;

import io.chancery.contracts.Tag;
import io.chancery.contracts.policy.ManagedPolicy;
import io.chancery.contracts.policy.PrincipalPolicies;
import io.chancery.policy.Given;
import io.chancery.policy.attachment.AttachPolicy;
import io.chancery.policy.attachment.AttachRolePolicy;
import io.chancery.policy.attachment.AttachUserPolicy;
import io.chancery.policy.attachment.DetachRolePolicy;
import io.chancery.policy.attachment.DetachUserPolicy;
import io.chancery.policy.inline.DeleteRolePolicy;
import io.chancery.policy.inline.DeleteUserPolicy;
import io.chancery.policy.inline.GetUserPolicy;
import io.chancery.policy.inline.PutRolePolicy;
import io.chancery.policy.inline.PutUserPolicy;
import io.chancery.policy.managed.PolicyArn;
import io.chancery.policy.managed.PolicyName;
import io.chancery.policy.managed.PolicyText;
import io.chancery.runtime.internal.PrincipalLookup.Found;
import io.chancery.runtime.operation.Permission;
import io.chancery.store.append.Stream;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Which condition keys the permissions of these operations carry ("Actions, resources, and condition keys for AWS Identity
 * and Access Management", Service Authorization Reference), beside those that every request has.
 */
class PermissionKeysTest {

    private static final String BOUNDARY = "arn:aws:iam::111122223333:policy/Boundary";
    private static final PolicyArn READ_ONLY = new PolicyArn(Given.READ_ONLY);
    private static final PolicyName OWN = new PolicyName("own");
    private static final PolicyText DOCUMENT = new PolicyText(Given.DOCUMENT);
    private static final UserName ALICE = new UserName("alice");
    private static final RoleName OPS = new RoleName("ops");
    private static final Stream<PrincipalPolicies> NO_POLICIES = Stream.unborn("");
    private static final Stream<ManagedPolicy> NO_POLICY = Stream.unborn("");
    private static final String TAGGED = "aws:ResourceTag/team iam:ResourceTag/team";
    private static final String CHANGED = TAGGED + " iam:PermissionsBoundary";
    private static final String ATTACHED = CHANGED + " iam:PolicyARN";

    private static Principal bounded(PrincipalName name) {
        var found = new Found(
                "AIDAAAAAAAAAAAAAAAAAA",
                name.value(),
                "/",
                name.arn(Given.ACCOUNT, "/"),
                List.of(new Tag("team", "web")),
                Optional.of(BOUNDARY));
        return new Principal(Given.ACCOUNT, name, Optional.of(found), Given.SEEN);
    }

    static List<Arguments> operations() {
        List<Arguments> table = new ArrayList<>();
        for (AttachPolicy attach :
                List.of(new AttachUserPolicy(ALICE, READ_ONLY), new AttachRolePolicy(OPS, READ_ONLY))) {
            var prepared = new AttachPolicy.Prepared(bounded(attach.principalName()), Given.reference(Given.READ_ONLY));
            var read = new AttachPolicy.Read(NO_POLICIES, NO_POLICY);
            table.add(row(attach.permissions(CALL, prepared, read), ATTACHED));
        }
        for (PrincipalWrite detach :
                List.of(new DetachUserPolicy(ALICE, READ_ONLY), new DetachRolePolicy(OPS, READ_ONLY))) {
            table.add(row(detach.permissions(CALL, bounded(detach.principalName()), NO_POLICIES), ATTACHED));
        }
        for (PrincipalWrite change : List.<PrincipalWrite>of(
                new PutUserPolicy(ALICE, OWN, DOCUMENT),
                new PutRolePolicy(OPS, OWN, DOCUMENT),
                new DeleteUserPolicy(ALICE, OWN),
                new DeleteRolePolicy(OPS, OWN))) {
            table.add(row(change.permissions(CALL, bounded(change.principalName()), NO_POLICIES), CHANGED));
        }
        table.add(row(new GetUserPolicy(ALICE, OWN).permissions(CALL, bounded(ALICE), NO_POLICIES), TAGGED));
        return table;
    }

    private static Arguments row(List<Permission> permissions, String keys) {
        return Arguments.of(permissions.getFirst().action(), permissions.getFirst(), List.of(keys.split(" ")));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("operations")
    void an_operation_carries_its_keys(String action, Permission permission, List<String> keys) {
        var expected = new TreeMap<>(Map.of(
                "aws:ResourceTag/team", List.of("web"),
                "iam:ResourceTag/team", List.of("web"),
                "iam:PermissionsBoundary", List.of(BOUNDARY),
                "iam:PolicyARN", List.of(Given.READ_ONLY)));
        expected.keySet().retainAll(keys);
        assertThat(permission.context()).containsExactlyInAnyOrderEntriesOf(expected);
    }

    @Test
    void who_has_no_boundary_and_no_tags_has_no_keys() {
        assertThat(new PutUserPolicy(ALICE, OWN, DOCUMENT)
                        .permissions(CALL, Given.living(ALICE, "AIDAAAAAAAAAAAAAAAAAA"), NO_POLICIES)
                        .getFirst()
                        .context())
                .isEmpty();
    }
}
