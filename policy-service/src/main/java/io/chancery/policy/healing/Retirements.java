package io.chancery.policy.healing;

import io.chancery.contracts.AccountId;
import io.chancery.contracts.Event;
import io.chancery.contracts.UnreadableRecord;
import io.chancery.contracts.identity.AccessKeyEvent;
import io.chancery.contracts.identity.AccountEvent;
import io.chancery.contracts.identity.AccountEvent.AccountClosed;
import io.chancery.contracts.identity.GroupEvent;
import io.chancery.contracts.identity.GroupEvent.GroupDeleted;
import io.chancery.contracts.identity.IdentityEvent;
import io.chancery.contracts.identity.InstanceProfileEvent;
import io.chancery.contracts.identity.RoleEvent;
import io.chancery.contracts.identity.RoleEvent.RoleDeleted;
import io.chancery.contracts.identity.UserEvent;
import io.chancery.contracts.identity.UserEvent.UserDeleted;
import io.chancery.contracts.record.Envelope;
import io.chancery.runtime.operation.NoReply;
import io.chancery.store.append.Command;
import java.util.List;

/** Which commands follow from an event of identity-service's log. */
final class Retirements {

    private Retirements() {}

    /**
     * None for events after which everything that has policies still lives.
     *
     * @throws UnreadableRecord if this version does not know the event
     */
    static List<Command<?, NoReply>> following(Envelope envelope) {
        AccountId account = envelope.account();
        Event event = envelope.event();
        if (!(event instanceof IdentityEvent identity)) {
            throw new UnreadableRecord(
                    "an event of another log: " + event.getClass().getSimpleName());
        }
        return switch (identity) {
            case UserDeleted user -> retire(account, user.userId().value(), envelope);
            case GroupDeleted group -> retire(account, group.groupId().value(), envelope);
            case RoleDeleted role -> retire(account, role.roleId().value(), envelope);
            case AccountClosed closed ->
                List.of(new RetireAccount(closed.accountId()), new RetireOrganizationAccount(closed.accountId()));
            case UserEvent other -> List.of();
            case GroupEvent other -> List.of();
            case RoleEvent other -> List.of();
            case AccountEvent other -> List.of();
            case InstanceProfileEvent other -> List.of();
            case AccessKeyEvent other -> List.of();
        };
    }

    private static List<Command<?, NoReply>> retire(AccountId account, String principalId, Envelope envelope) {
        return List.of(new RetirePrincipal(account, principalId, envelope.required(Envelope.SUBJECT)));
    }
}
