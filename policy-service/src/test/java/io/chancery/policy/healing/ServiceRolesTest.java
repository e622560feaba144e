package io.chancery.policy.healing;

import static io.chancery.policy.Given.ACCOUNT;
import static io.chancery.policy.Given.FACTS;
import static org.assertj.core.api.Assertions.assertThat;

import io.chancery.contracts.Event;
import io.chancery.contracts.RoleId;
import io.chancery.contracts.identity.RoleEvent.RoleCreated;
import io.chancery.contracts.identity.RoleEvent.RoleDeleted;
import io.chancery.contracts.identity.TrustPolicy;
import io.chancery.contracts.policy.PrincipalKind;
import io.chancery.contracts.policy.PrincipalPolicies;
import io.chancery.contracts.policy.PrincipalPoliciesEvent.ManagedPolicyAttached;
import io.chancery.contracts.policy.PrincipalPoliciesEvent.PrincipalRetired;
import io.chancery.contracts.record.Envelope;
import io.chancery.contracts.record.EventCodec;
import io.chancery.policy.Given;
import io.chancery.policy.catalogue.AwsManagedPolicy;
import io.chancery.policy.catalogue.ServiceLinkedPolicies;
import io.chancery.store.append.Change;
import io.chancery.store.append.Stream;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class ServiceRolesTest {

    private static final String ROLE = "AROAAAAAAAAAAAAAAAAAA";
    private static final String ARN =
            "arn:aws:iam::111122223333:role/aws-service-role/autoscaling.amazonaws.com/AWSServiceRoleForAutoScaling";
    private static final AwsManagedPolicy POLICY = Given.CATALOGUE
            .byArn("arn:aws:iam::aws:policy/aws-service-role/AutoScalingServiceRolePolicy")
            .orElseThrow();
    private static final AttachServicePolicy ATTACH = new AttachServicePolicy(ACCOUNT, ROLE, ARN, POLICY);
    private static final ManagedPolicyAttached ATTACHED =
            new ManagedPolicyAttached(ROLE, PrincipalKind.ROLE, ACCOUNT, POLICY.arn(), POLICY.id());

    private final ServiceRoles roles = new ServiceRoles(new ServiceLinkedPolicies(Given.CATALOGUE));

    @Test
    void the_role_of_a_service_of_aws_gets_its_policy() {
        assertThat(following(created("/aws-service-role/autoscaling.amazonaws.com/")))
                .isEqualTo(List.of(ATTACH));
    }

    @Test
    void roles_of_other_services_get_none() {
        assertThat(following(created("/aws-service-role/ledger.example.com/"))).isEqualTo(List.of());
    }

    @Test
    void other_roles_get_none() {
        assertThat(following(created("/autoscaling.amazonaws.com/"))).isEqualTo(List.of());
        assertThat(following(created("/aws-service-role/"))).isEqualTo(List.of());
    }

    @Test
    void nothing_follows_from_other_events() {
        assertThat(following(new RoleDeleted(new RoleId(ROLE)))).isEqualTo(List.of());
    }

    @Test
    void the_policy_is_attached_once() {
        assertThat(decided(Stream.unborn(ROLE))).isEqualTo(List.of(ATTACHED));
        assertThat(decided(Given.policies(ROLE, ATTACHED))).isEqualTo(List.of());
    }

    @Test
    void a_role_that_is_gone_gets_none() {
        assertThat(decided(Given.policies(ROLE, new PrincipalRetired(ROLE)))).isEqualTo(List.of());
    }

    private static List<?> decided(Stream<PrincipalPolicies> policies) {
        return ATTACH.decide(policies, FACTS).changes().stream()
                .map(Change::event)
                .toList();
    }

    private static RoleCreated created(String path) {
        return new RoleCreated(
                new RoleId(ROLE),
                ACCOUNT,
                "AWSServiceRoleForAutoScaling",
                path,
                new TrustPolicy("{}", Map.of()),
                Optional.empty(),
                3_600,
                List.of(),
                Optional.empty(),
                Given.NOW);
    }

    private List<?> following(Event event) {
        return roles.following(Envelope.of(
                Map.of(
                        Envelope.TYPE, EventCodec.wireType(event.getClass()),
                        Envelope.ACCOUNT, ACCOUNT.value(),
                        Envelope.SUBJECT, ARN),
                EventCodec.data(event)));
    }
}
