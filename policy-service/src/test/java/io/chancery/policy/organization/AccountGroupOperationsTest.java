package io.chancery.policy.organization;

import static io.chancery.policy.Given.CALL;
import static io.chancery.policy.Given.FACTS;
import static io.chancery.policy.Given.NOW;
import static io.chancery.policy.Given.assertRefused;
import static io.chancery.policy.World.ACME;
import static io.chancery.policy.World.PAYMENTS;
import static io.chancery.policy.World.PRODUCTION;
import static io.chancery.policy.World.rootGroup;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import io.chancery.contracts.AccountGroupId;
import io.chancery.contracts.OrganizationId;
import io.chancery.contracts.policy.AccountGroup;
import io.chancery.contracts.policy.AccountGroupEvent.AccountGroupCreated;
import io.chancery.contracts.policy.AccountGroupEvent.AccountGroupDeleted;
import io.chancery.contracts.policy.AccountGroupEvent.AccountGroupRenamed;
import io.chancery.contracts.policy.AccountGroupEvent.OrganizationCreated;
import io.chancery.contracts.policy.ControlPolicies;
import io.chancery.contracts.policy.OrganizationAccount;
import io.chancery.contracts.policy.OrganizationAccountEvent.AccountPlaced;
import io.chancery.policy.World;
import io.chancery.policy.organization.AccountGroups.Lineage;
import io.chancery.runtime.operation.Nothing;
import io.chancery.store.append.Change;
import io.chancery.store.append.Decision;
import io.chancery.store.append.Refusal;
import io.chancery.store.append.Stream;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** What the operations on groups of accounts decide, and each way they refuse. */
class AccountGroupOperationsTest {

    private static final AccountGroup ROOT = rootGroup(ControlPolicies.NONE);
    private static final AccountGroupId DRAWN = new AccountGroupId("ou-root-aaaaaaaaaa");
    private static final Stream<AccountGroup> NO_GROUP = Stream.unborn("");

    @Test
    void the_organisation_is_created_once() {
        var command = new CreateOrganization();

        assertThat(command.decide(Stream.unborn("r-root"), FACTS).changes())
                .extracting(Change::streamId, Change::event)
                .containsExactly(tuple(
                        "account-group/r-root",
                        new OrganizationCreated(new OrganizationId("o-aaaaaaaaaa"), AccountGroupId.ROOT, NOW)));
        assertThat(command.decide(stream(ROOT), FACTS).changes()).isEmpty();
    }

    @Test
    void a_group_is_made_in_its_parent() {
        Decision<ShownGroup> decision = create(lineage(group(PRODUCTION), ROOT), NO_GROUP, 2);

        assertThat(decision.changes())
                .extracting(Change::streamId, Change::subject, Change::event)
                .containsExactly(tuple(
                        "account-group/" + DRAWN,
                        "arn:aws:chancery::000000000000:organization/groups/" + DRAWN,
                        new AccountGroupCreated(DRAWN, "Cards", PRODUCTION, NOW)));
        assertThat(decision.reply().path()).isEqualTo("o-example2222/r-root/ou-root-production22/ou-root-aaaaaaaaaa/");
    }

    @Test
    void a_group_is_refused_where_it_cannot_be() {
        assertRefused(
                Refusal.NO_SUCH_ENTITY,
                "The group of accounts ou-root-production22 cannot be found.",
                () -> create(new Lineage(NO_GROUP, List.of()), NO_GROUP, 2));
        assertRefused(
                Refusal.ENTITY_ALREADY_EXISTS,
                "A group of accounts named Cards already exists in ou-root-production22.",
                () -> create(lineage(group(PRODUCTION), ROOT), stream(group(PAYMENTS)), 2));
        assertRefused(
                Refusal.LIMIT_EXCEEDED,
                "Cannot exceed quota for GroupsPerOrganization: 2000",
                () -> create(lineage(group(PRODUCTION), ROOT), NO_GROUP, 2_001));
    }

    @Test
    void groups_are_nested_five_deep_and_no_deeper() {
        List<AccountGroup> four = Collections.nCopies(4, group(PAYMENTS));
        List<AccountGroup> five = Collections.nCopies(5, group(PAYMENTS));

        assertThat(create(new Lineage(stream(group(PRODUCTION)), four), NO_GROUP, 9)
                        .changes())
                .hasSize(1);
        assertRefused(
                Refusal.LIMIT_EXCEEDED,
                "ou-root-production22 is 5 groups below the root, which is as deep as groups go.",
                () -> create(new Lineage(stream(group(PRODUCTION)), five), NO_GROUP, 9));
    }

    @Test
    void a_group_is_renamed_unless_its_parent_has_the_name() {
        assertThat(rename("Live", NO_GROUP).changes())
                .extracting(Change::event)
                .containsExactly(new AccountGroupRenamed(PRODUCTION, "Live"));
        assertThat(rename(PRODUCTION.value(), NO_GROUP).changes()).isEmpty();
        assertThat(rename("OU-root-production22", stream(group(PRODUCTION))).changes())
                .as("only the case changes")
                .hasSize(1);
        assertRefused(
                Refusal.ENTITY_ALREADY_EXISTS,
                "A group of accounts named Live already exists in r-root.",
                () -> rename("Live", stream(group(PAYMENTS))));
    }

    @Test
    void the_root_is_neither_renamed_nor_deleted() {
        String message = "The root is neither renamed nor deleted; groups below it can be.";
        assertRefused(
                Refusal.UNMODIFIABLE_ENTITY,
                message,
                () -> new RenameAccountGroup(AccountGroupId.ROOT, "Top")
                        .decide(
                                CALL,
                                Nothing.NOTHING,
                                new RenameAccountGroup.Found(new Lineage(stream(ROOT), List.of()), Optional.empty()),
                                FACTS));
        assertRefused(
                Refusal.UNMODIFIABLE_ENTITY,
                message,
                () -> new DeleteAccountGroup(AccountGroupId.ROOT)
                        .decide(CALL, Nothing.NOTHING, new DeleteAccountGroup.Found(stream(ROOT), 0, 0), FACTS));
    }

    @Test
    void a_group_is_deleted_when_it_is_empty() {
        assertThat(delete(stream(group(PRODUCTION)), 0, 0).changes())
                .extracting(Change::event)
                .containsExactly(new AccountGroupDeleted(PRODUCTION));
        assertRefused(
                Refusal.DELETE_CONFLICT,
                "Cannot delete the group of accounts ou-root-production22: there are 1 groups and 2 accounts in it.",
                () -> delete(stream(group(PRODUCTION)), 1, 2));
        assertRefused(
                Refusal.NO_SUCH_ENTITY,
                "The group of accounts ou-root-production22 cannot be found.",
                () -> delete(NO_GROUP, 0, 0));
    }

    @Test
    void an_account_is_placed_once() {
        Stream<OrganizationAccount> unplaced = Stream.unborn(ACME.value());
        var placed = new OrganizationAccount(ACME, PRODUCTION, ControlPolicies.NONE);

        assertThat(place(unplaced, true, stream(group(PRODUCTION))).changes())
                .extracting(Change::streamId, Change::event)
                .containsExactly(tuple("organization-account/111122223333", new AccountPlaced(ACME, PRODUCTION)));
        assertThat(place(new Stream<>(ACME.value(), Optional.of(placed), 1, 7), true, stream(group(PRODUCTION)))
                        .changes())
                .isEmpty();
    }

    @Test
    void an_account_is_not_placed_when_it_or_the_group_is_not_there() {
        Stream<OrganizationAccount> unplaced = Stream.unborn(ACME.value());
        assertRefused(
                Refusal.NO_SUCH_ENTITY,
                "The account 111122223333 is not open.",
                () -> place(unplaced, false, stream(group(PRODUCTION))));
        assertRefused(
                Refusal.NO_SUCH_ENTITY,
                "The account 111122223333 is closed.",
                () -> place(new Stream<>(ACME.value(), Optional.empty(), 1, 7), true, stream(group(PRODUCTION))));
        assertRefused(
                Refusal.NO_SUCH_ENTITY,
                "The group of accounts ou-root-production22 cannot be found.",
                () -> place(unplaced, true, NO_GROUP));
    }

    private static AccountGroup group(AccountGroupId id) {
        return World.accountGroup(id, AccountGroupId.ROOT, ControlPolicies.NONE);
    }

    private static Stream<AccountGroup> stream(AccountGroup group) {
        return new Stream<>(group.id().value(), Optional.of(group), 1, 42);
    }

    private static Lineage lineage(AccountGroup group, AccountGroup... above) {
        return new Lineage(stream(group), List.of(above));
    }

    private static Decision<ShownGroup> create(Lineage parent, Stream<AccountGroup> sameName, long groups) {
        return new CreateAccountGroup("Cards", PRODUCTION)
                .decide(CALL, Nothing.NOTHING, new CreateAccountGroup.Found(parent, sameName, groups), FACTS);
    }

    private static Decision<ShownGroup> rename(String name, Stream<AccountGroup> sameName) {
        return new RenameAccountGroup(PRODUCTION, name)
                .decide(
                        CALL,
                        Nothing.NOTHING,
                        new RenameAccountGroup.Found(lineage(group(PRODUCTION), ROOT), Optional.of(sameName)),
                        FACTS);
    }

    private static Decision<?> delete(Stream<AccountGroup> found, long groups, long accounts) {
        return new DeleteAccountGroup(PRODUCTION)
                .decide(CALL, Nothing.NOTHING, new DeleteAccountGroup.Found(found, groups, accounts), FACTS);
    }

    private static Decision<?> place(Stream<OrganizationAccount> account, boolean open, Stream<AccountGroup> group) {
        return new PlaceAccount(ACME, PRODUCTION)
                .decide(
                        CALL,
                        new OpenAccount(ACME, open),
                        new PlaceAccount.Found(account, new Lineage(group, List.of(ROOT))),
                        FACTS);
    }
}
