package io.chancery.policy.organization;

import io.chancery.contracts.AccountGroupId;
import io.chancery.contracts.AccountId;
import io.chancery.contracts.Arns;
import io.chancery.contracts.policy.OrganizationAccount;
import io.chancery.contracts.policy.OrganizationAccountEvent.AccountPlaced;
import io.chancery.policy.organization.AccountGroups.Lineage;
import io.chancery.runtime.caller.Call;
import io.chancery.runtime.operation.Collaborators;
import io.chancery.runtime.operation.Permission;
import io.chancery.runtime.operation.WriteOperation;
import io.chancery.store.append.Change;
import io.chancery.store.append.Decision;
import io.chancery.store.append.Facts;
import io.chancery.store.append.Reads;
import io.chancery.store.append.Stream;
import io.smallrye.mutiny.Uni;
import java.util.List;

/**
 * {@code PUT /v1/accounts/{account}/group}. The account is in that group from then on and in no other. An account that is
 * not open, or a group that does not exist, is NoSuchEntity (404).
 */
record PlaceAccount(AccountId placed, AccountGroupId group)
        implements WriteOperation<OpenAccount, PlaceAccount.Found, PlaceAccount.Reply> {

    record Found(Stream<OrganizationAccount> account, Lineage group) {}

    /** @param path as {@code aws:PrincipalOrgPaths} has it */
    record Reply(AccountId account, AccountGroupId group, String path) {}

    @Override
    public AccountId account(Call call) {
        return AccountId.INSTALLATION;
    }

    @Override
    public Uni<OpenAccount> prepare(Call call, Collaborators with) {
        return OpenAccount.find(placed, with);
    }

    @Override
    public List<AccountId> concerned(OpenAccount prepared) {
        return List.of(placed);
    }

    @Override
    public Reads<Found> reads(Call call, OpenAccount prepared) {
        return Reads.stream(OrganizationAccount.STREAM, placed.value()).and(AccountGroups.lineage(group), Found::new);
    }

    /** Both what is moved and where it goes: other control policies limit it there. */
    @Override
    public List<Permission> permissions(Call call, OpenAccount prepared, Found found) {
        return List.of(
                Permission.of("chancery:PlaceAccount", Arns.organizationAccount(placed)),
                Permission.of("chancery:PlaceAccount", Arns.accountGroup(group)));
    }

    @Override
    public Decision<Reply> decide(Call call, OpenAccount prepared, Found found, Facts facts) {
        prepared.require();
        Members.requireAlive(found.account(), placed);
        found.group().require(group);
        var reply = new Reply(placed, group, found.group().path());
        if (Members.member(found.account(), placed).group().equals(group)) {
            return Decision.unchanged(reply);
        }
        var event = new AccountPlaced(placed, group);
        return Decision.of(
                new Change(OrganizationAccount.STREAM, placed.value(), Arns.organizationAccount(placed), event), reply);
    }
}
