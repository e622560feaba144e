package io.chancery.identity.accesskey;

import static org.assertj.core.api.Assertions.assertThat;

import io.chancery.contracts.identity.KeyOwner;
import io.chancery.contracts.ledger.LedgerRow;
import io.chancery.identity.Given;
import io.chancery.identity.NoCollaborators;
import io.chancery.identity.Story;
import io.chancery.runtime.operation.Permission;
import io.chancery.store.append.Refusal;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class GetAccessKeyLastUsedTest {
    private static final GetAccessKeyLastUsed GET = new GetAccessKeyLastUsed(new KeyIdText(Story.KEY_ID.value()));
    private static final Optional<LedgerRow.LastUsed> NEVER = Optional.empty();
    private static final Given ALICES_KEY =
            Given.events(Story.ALICE, Story.key(Story.KEY_ID, KeyOwner.user(Story.ALICE_ID)));

    @Test
    void the_last_use_is_told_with_the_user() {
        var used = Optional.of(new LedgerRow.LastUsed(Story.LONG_AGO, "eu-west-1", "iam"));
        assertThat(ALICES_KEY.when(Story.asRoot(), GET, used).reply())
                .isEqualTo(new GetAccessKeyLastUsed.Reply(
                        Optional.of("Alice"),
                        new GetAccessKeyLastUsed.Use(Optional.of(Story.LONG_AGO), "iam", "eu-west-1")));
    }

    @Test
    void a_use_that_is_unknown_has_no_date() {
        assertThat(ALICES_KEY.when(Story.asRoot(), GET, NEVER).reply().accessKeyLastUsed())
                .isEqualTo(new GetAccessKeyLastUsed.Use(Optional.empty(), "N/A", "N/A"));
    }

    @Test
    void audit_service_down_is_a_use_that_is_unknown() {
        Optional<LedgerRow.LastUsed> prepared =
                GET.prepare(Story.asRoot(), new NoCollaborators()).await().indefinitely();
        assertThat(prepared).isEmpty();
    }

    @Test
    void root_s_key_has_no_user_name() {
        var given = Given.events(Story.key(Story.KEY_ID, KeyOwner.root(Story.ACCOUNT)));
        assertThat(given.when(Story.asRoot(), GET, NEVER).reply().userName()).isEmpty();
        assertThat(given.permissions(Story.asRoot(), GET, NEVER))
                .containsExactly(Permission.of("iam:GetAccessKeyLastUsed", "arn:aws:iam::111122223333:root"));
    }

    @Test
    void an_absent_key_is_refused() {
        Given.nothing()
                .when(Story.asRoot(), GET, NEVER)
                .thenRefused(Refusal.NO_SUCH_ENTITY, "The Access Key with id " + Story.KEY_ID + " cannot be found.");
    }

    @Test
    void another_account_s_key_is_absent() {
        var given = Given.events(Story.key(Story.KEY_ID, Story.OTHER_ACCOUNT, KeyOwner.root(Story.OTHER_ACCOUNT)));
        given.when(Story.asRoot(), GET, NEVER)
                .thenRefused(Refusal.NO_SUCH_ENTITY, "The Access Key with id " + Story.KEY_ID + " cannot be found.");
        assertThat(given.permissions(Story.asRoot(), GET, NEVER))
                .containsExactly(Permission.of("iam:GetAccessKeyLastUsed", "arn:aws:iam::111122223333:user/"));
    }

    @Test
    void the_permission_is_on_the_user_whose_key_it_is() {
        assertThat(ALICES_KEY.permissions(Story.asRoot(), GET, NEVER))
                .containsExactly(new Permission(
                        "iam:GetAccessKeyLastUsed",
                        "arn:aws:iam::111122223333:user/desk/Alice",
                        Map.of("aws:ResourceTag/Team", List.of("ink"), "iam:ResourceTag/Team", List.of("ink"))));
    }
}
