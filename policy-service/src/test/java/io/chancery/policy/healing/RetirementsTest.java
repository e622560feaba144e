package io.chancery.policy.healing;

import static io.chancery.policy.Given.ACCOUNT;
import static io.chancery.policy.Given.FACTS;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.chancery.contracts.AccountId;
import io.chancery.contracts.Event;
import io.chancery.contracts.GroupId;
import io.chancery.contracts.RoleId;
import io.chancery.contracts.UnreadableRecord;
import io.chancery.contracts.UserId;
import io.chancery.contracts.identity.AccountEvent.AccountClosed;
import io.chancery.contracts.identity.GroupEvent.GroupDeleted;
import io.chancery.contracts.identity.RoleEvent.RoleDeleted;
import io.chancery.contracts.identity.UserEvent.UserDeleted;
import io.chancery.contracts.identity.UserEvent.UserRenamed;
import io.chancery.contracts.policy.OrganizationAccount;
import io.chancery.contracts.policy.OrganizationAccountEvent.OrganizationAccountRetired;
import io.chancery.contracts.policy.PolicyAccount;
import io.chancery.contracts.policy.PolicyAccountEvent.AccountRetired;
import io.chancery.contracts.policy.PrincipalKind;
import io.chancery.contracts.policy.PrincipalPoliciesEvent.InlinePolicyPut;
import io.chancery.contracts.policy.PrincipalPoliciesEvent.PrincipalRetired;
import io.chancery.contracts.record.Envelope;
import io.chancery.contracts.record.EventCodec;
import io.chancery.policy.Given;
import io.chancery.store.append.Change;
import io.chancery.store.append.Stream;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class RetirementsTest {

    private static final String ARN = "arn:aws:iam::111122223333:user/alice";
    private static final String USER = "AIDAAAAAAAAAAAAAAAAAA";
    private static final String GROUP = "AGPAAAAAAAAAAAAAAAAAA";
    private static final String ROLE = "AROAAAAAAAAAAAAAAAAAA";

    @Test
    void a_deleted_user_group_or_role_is_retired() {
        assertEquals(List.of(new RetirePrincipal(ACCOUNT, USER, ARN)), following(new UserDeleted(new UserId(USER))));
        assertEquals(
                List.of(new RetirePrincipal(ACCOUNT, GROUP, ARN)), following(new GroupDeleted(new GroupId(GROUP))));
        assertEquals(List.of(new RetirePrincipal(ACCOUNT, ROLE, ARN)), following(new RoleDeleted(new RoleId(ROLE))));
    }

    @Test
    void a_closed_account_is_retired() {
        assertEquals(
                List.of(new RetireAccount(ACCOUNT), new RetireOrganizationAccount(ACCOUNT)),
                following(new AccountClosed(ACCOUNT, Given.NOW)));
    }

    @Test
    void nothing_follows_from_what_leaves_all_alive() {
        assertEquals(List.of(), following(new UserRenamed(new UserId(USER), "bob", "/")));
    }

    @Test
    void an_event_of_another_log_is_not_understood() {
        assertThrows(UnreadableRecord.class, () -> following(new PrincipalRetired(USER)));
    }

    @Test
    void an_unknown_event_is_not_understood() {
        Envelope unknown = envelope("io.chancery.identity.user-frozen.v1", new byte[] {'{', '}'});
        assertThrows(UnreadableRecord.class, () -> Retirements.following(unknown));
    }

    @Test
    void a_principal_is_retired_whether_or_not_it_has_policies() {
        var put = new InlinePolicyPut(USER, PrincipalKind.USER, ACCOUNT, "reads", Given.DOCUMENT);
        var command = new RetirePrincipal(ACCOUNT, USER, ARN);
        assertEquals(
                List.of(new PrincipalRetired(USER)),
                events(command.decide(Stream.unborn(USER), FACTS).changes()));
        assertEquals(
                List.of(new PrincipalRetired(USER)),
                events(command.decide(Given.policies(USER, put), FACTS).changes()));
    }

    @Test
    void a_principal_is_retired_once() {
        var command = new RetirePrincipal(ACCOUNT, USER, ARN);
        assertEquals(
                List.of(),
                command.decide(Given.policies(USER, new PrincipalRetired(USER)), FACTS)
                        .changes());
    }

    @Test
    void an_account_is_retired_once() {
        var command = new RetireAccount(ACCOUNT);
        Stream<PolicyAccount> retired = new Stream<>(ACCOUNT.value(), Optional.empty(), 1, 1);
        assertEquals(
                List.of(new AccountRetired(ACCOUNT, Given.NOW)),
                events(command.decide(Stream.unborn(ACCOUNT.value()), FACTS).changes()));
        assertEquals(List.of(), command.decide(retired, FACTS).changes());
        assertEquals(new AccountId("111122223333"), command.account());
    }

    @Test
    void a_closed_account_leaves_the_organisation_once_whether_or_not_it_was_placed() {
        var command = new RetireOrganizationAccount(ACCOUNT);
        var retired = new OrganizationAccountRetired(ACCOUNT, Given.NOW);
        Stream<OrganizationAccount> placed =
                new Stream<>(ACCOUNT.value(), Optional.of(OrganizationAccount.unplaced(ACCOUNT)), 1, 1);
        Stream<OrganizationAccount> gone = new Stream<>(ACCOUNT.value(), Optional.empty(), 2, 2);
        assertEquals(
                List.of(retired),
                events(command.decide(Stream.unborn(ACCOUNT.value()), FACTS).changes()));
        assertEquals(List.of(retired), events(command.decide(placed, FACTS).changes()));
        assertEquals(List.of(), command.decide(gone, FACTS).changes());
        assertEquals(AccountId.INSTALLATION, command.account());
    }

    private static List<?> following(Event event) {
        return Retirements.following(envelope(EventCodec.wireType(event.getClass()), EventCodec.data(event)));
    }

    private static Envelope envelope(String type, byte[] data) {
        Map<String, String> attributes = new HashMap<>();
        attributes.put(Envelope.TYPE, type);
        attributes.put(Envelope.ACCOUNT, ACCOUNT.value());
        attributes.put(Envelope.SUBJECT, ARN);
        return Envelope.of(attributes, data);
    }

    private static List<?> events(List<Change> changes) {
        return changes.stream().map(Change::event).toList();
    }
}
