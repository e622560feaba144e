package io.chancery.identity.accesskey;

import static org.assertj.core.api.Assertions.assertThat;

import io.chancery.contracts.AccessKeyId;
import io.chancery.contracts.identity.AccessKey;
import io.chancery.contracts.identity.AccessKeyEvent.AccessKeyStatusChanged;
import io.chancery.contracts.identity.KeyOwner;
import io.chancery.identity.Given;
import io.chancery.identity.Story;
import io.chancery.identity.TestMarkers;
import io.chancery.identity.user.UserName;
import io.chancery.runtime.operation.ListPage;
import io.chancery.runtime.operation.Permission;
import io.chancery.store.append.Refusal;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class ListAccessKeysTest {
    private static final AccessKeyId ONE = new AccessKeyId("AKIA1");
    private static final AccessKeyId TWO = new AccessKeyId("AKIA2");
    private static final AccessKeyId ROOTS = new AccessKeyId("AKIA3");
    private static final ListAccessKeys OWN = new ListAccessKeys(Optional.empty(), Optional.empty(), Optional.empty());
    private static final ListAccessKeys OF_ALICE =
            new ListAccessKeys(Optional.of(new UserName("alice")), Optional.empty(), Optional.empty());
    private static final Given KEYS = Given.events(
            Story.ALICE,
            Story.key(TWO, KeyOwner.user(Story.ALICE_ID)),
            Story.key(ONE, KeyOwner.user(Story.ALICE_ID)),
            Story.happens(AccessKey.STREAM, TWO.value(), new AccessKeyStatusChanged(TWO, false, Story.LONG_AGO)),
            Story.key(ROOTS, KeyOwner.root(Story.ACCOUNT)));

    private static ListPage page(Optional<String> marker, int maxItems) {
        return TestMarkers.page(Story.ACCOUNT, "ListAccessKeys", "user alice", marker, maxItems);
    }

    @Test
    void a_user_s_keys_come_with_their_status() {
        var reply =
                KEYS.when(Story.asRoot(), OF_ALICE, page(Optional.empty(), 100)).reply();
        assertThat(reply.accessKeyMetadata())
                .containsExactly(
                        new ListAccessKeys.KeyView(Optional.of("Alice"), "AKIA1", KeyStatus.ACTIVE, Story.LONG_AGO),
                        new ListAccessKeys.KeyView(Optional.of("Alice"), "AKIA2", KeyStatus.INACTIVE, Story.LONG_AGO));
        assertThat(reply.isTruncated()).isFalse();
    }

    @Test
    void keys_come_a_page_at_a_time() {
        var first =
                KEYS.when(Story.asRoot(), OF_ALICE, page(Optional.empty(), 1)).reply();
        assertThat(first.isTruncated()).isTrue();
        var second =
                KEYS.when(Story.asRoot(), OF_ALICE, page(first.marker(), 1)).reply();
        assertThat(second.accessKeyMetadata())
                .extracting(ListAccessKeys.KeyView::accessKeyId)
                .containsExactly("AKIA2");
    }

    @Test
    void root_lists_its_own() {
        var reply = KEYS.when(Story.asRoot(), OWN, page(Optional.empty(), 100)).reply();
        assertThat(reply.accessKeyMetadata())
                .containsExactly(
                        new ListAccessKeys.KeyView(Optional.empty(), "AKIA3", KeyStatus.ACTIVE, Story.LONG_AGO));
    }

    @Test
    void a_user_lists_its_own() {
        var reply = KEYS.when(Story.as(Story.ALICE_ID), OWN, page(Optional.empty(), 100))
                .reply();
        assertThat(reply.accessKeyMetadata()).hasSize(2);
    }

    @Test
    void an_absent_user_is_refused() {
        Given.nothing()
                .when(Story.asRoot(), OF_ALICE, page(Optional.empty(), 100))
                .thenRefused(Refusal.NO_SUCH_ENTITY, "The user with name alice cannot be found.");
    }

    @Test
    void the_permission_is_on_the_owner() {
        assertThat(KEYS.permissions(Story.as(Story.ALICE_ID), OWN, page(Optional.empty(), 100)))
                .singleElement()
                .extracting(Permission::action, Permission::resource)
                .containsExactly("iam:ListAccessKeys", "arn:aws:iam::111122223333:user/desk/Alice");
    }
}
