package io.chancery.identity.servicelinkedrole;

import static org.assertj.core.api.Assertions.assertThat;

import io.chancery.contracts.RoleId;
import io.chancery.contracts.identity.RoleEvent.RoleCreated;
import io.chancery.contracts.identity.TrustPolicy;
import io.chancery.identity.FixedFacts;
import io.chancery.identity.Given;
import io.chancery.identity.NoCollaborators;
import io.chancery.identity.Story;
import io.chancery.identity.role.RoleDescription;
import io.chancery.identity.role.RoleName;
import io.chancery.runtime.operation.Permission;
import io.chancery.store.append.Refusal;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class CreateServiceLinkedRoleTest {
    private static final String TRUST =
            "{\"Version\":\"2012-10-17\",\"Statement\":[{\"Effect\":\"Allow\",\"Principal\":{\"Service\":\"batch.amazonaws.com\"},\"Action\":\"sts:AssumeRole\"}]}";
    private static final CreateServiceLinkedRole CREATE = new CreateServiceLinkedRole(
            new AwsServiceName("batch.amazonaws.com"), Optional.of(new RoleDescription("runs jobs")), Optional.empty());
    private static final RoleName NAME = new RoleName("AWSServiceRoleForBatch");

    @Test
    void a_service_gets_a_role_that_trusts_it_alone() {
        var result = Given.nothing().when(Story.asRoot(), CREATE, NAME);
        result.then(new RoleCreated(
                        new RoleId("AROAABCDEFGHIJKLMNOPQ"),
                        Story.ACCOUNT,
                        "AWSServiceRoleForBatch",
                        "/aws-service-role/batch.amazonaws.com/",
                        new TrustPolicy(TRUST, Map.of()),
                        Optional.of("runs jobs"),
                        3_600,
                        List.of(),
                        Optional.empty(),
                        FixedFacts.NOW))
                .thenOn(
                        "role/AROAABCDEFGHIJKLMNOPQ",
                        "arn:aws:iam::111122223333:role/aws-service-role/batch.amazonaws.com/AWSServiceRoleForBatch");
        assertThat(result.reply().role().path()).isEqualTo("/aws-service-role/batch.amazonaws.com/");
    }

    @Test
    void its_name_follows_from_the_service_s() {
        assertThat(CREATE.prepare(Story.asRoot(), new NoCollaborators()).await().indefinitely())
                .isEqualTo(NAME);
    }

    @Test
    void a_second_one_of_the_same_name_is_refused() {
        Given.events(Story.BATCH)
                .when(Story.asRoot(), CREATE, NAME)
                .thenRefused(
                        Refusal.INVALID_INPUT,
                        "Service role name AWSServiceRoleForBatch has been taken in this account, please try a different suffix.");
    }

    @Test
    void the_permission_names_the_service() {
        assertThat(Given.nothing().permissions(Story.asRoot(), CREATE, NAME))
                .containsExactly(new Permission(
                        "iam:CreateServiceLinkedRole",
                        "arn:aws:iam::111122223333:role/aws-service-role/batch.amazonaws.com/AWSServiceRoleForBatch",
                        Map.of("iam:AWSServiceName", List.of("batch.amazonaws.com"))));
    }
}
