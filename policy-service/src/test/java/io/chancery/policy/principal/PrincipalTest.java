package io.chancery.policy.principal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.chancery.contracts.AccountId;
import io.chancery.contracts.Arns;
import io.chancery.contracts.Log;
import io.chancery.contracts.Position;
import io.chancery.contracts.policy.PrincipalPolicies;
import io.chancery.runtime.internal.PrincipalLookup.Found;
import io.chancery.store.append.Refusal;
import io.chancery.store.append.Refused;
import io.chancery.store.append.Stream;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class PrincipalTest {
    private static final AccountId ACCOUNT = new AccountId("111122223333");
    private static final String ID = "AROABATCHBATCHBATCH22";
    private static final Stream<PrincipalPolicies> POLICIES = Stream.unborn(ID);

    private static Principal at(PrincipalName name, String path) {
        var found =
                new Found(ID, name.value(), path, Arns.role(ACCOUNT, path, name.value()), List.of(), Optional.empty());
        return new Principal(ACCOUNT, name, Optional.of(found), new Position(Log.IDENTITY, 0, 1));
    }

    @Test
    void the_policies_of_a_service_linked_role_are_not_changed() {
        Principal batch = at(new RoleName("AWSServiceRoleForBatch"), "/aws-service-role/batch.amazonaws.com/");
        assertThatExceptionOfType(Refused.class)
                .isThrownBy(() -> batch.require(POLICIES))
                .satisfies(refused -> assertThat(refused.refusal()).isEqualTo(Refusal.UNMODIFIABLE_ENTITY))
                .withMessage(
                        "Cannot perform the operation on the protected role 'AWSServiceRoleForBatch' - this role is only modifiable by AWS");
    }

    @Test
    void they_are_shown_all_the_same() {
        Principal batch = at(new RoleName("AWSServiceRoleForBatch"), "/aws-service-role/batch.amazonaws.com/");
        assertThat(batch.require().principalId()).isEqualTo(ID);
    }

    @Test
    void others_are_changed() {
        assertThat(at(new RoleName("Clerk"), "/desk/").require(POLICIES).principalId())
                .isEqualTo(ID);
        assertThat(at(new UserName("alice"), "/aws-service-role/x/")
                        .require(POLICIES)
                        .principalId())
                .isEqualTo(ID);
    }
}
