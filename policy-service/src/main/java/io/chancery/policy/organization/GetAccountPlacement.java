package io.chancery.policy.organization;

import io.chancery.contracts.AccountGroupId;
import io.chancery.contracts.AccountId;
import io.chancery.contracts.Arns;
import io.chancery.contracts.policy.OrganizationAccount;
import io.chancery.policy.organization.AccountGroups.Lineage;
import io.chancery.runtime.caller.Call;
import io.chancery.runtime.operation.Collaborators;
import io.chancery.runtime.operation.Permission;
import io.chancery.runtime.operation.ReadOperation;
import io.chancery.store.append.Reads;
import io.chancery.store.append.Stream;
import io.smallrye.mutiny.Uni;
import java.util.List;

/** {@code GET /v1/accounts/{account}/group}. An account that is not open is NoSuchEntity (404). */
record GetAccountPlacement(AccountId placed)
        implements ReadOperation<OpenAccount, GetAccountPlacement.Found, PlaceAccount.Reply> {

    record Found(Stream<OrganizationAccount> account, Lineage group) {}

    @Override
    public AccountId account(Call call) {
        return AccountId.INSTALLATION;
    }

    @Override
    public Uni<OpenAccount> prepare(Call call, Collaborators with) {
        return OpenAccount.find(placed, with);
    }

    @Override
    public Reads<Found> reads(Call call, OpenAccount prepared) {
        return Reads.stream(OrganizationAccount.STREAM, placed.value())
                .then(account -> AccountGroups.lineage(
                                Members.member(account, placed).group())
                        .map(group -> new Found(account, group)));
    }

    @Override
    public List<Permission> permissions(Call call, OpenAccount prepared, Found found) {
        return List.of(Permission.of("chancery:GetAccountPlacement", Arns.organizationAccount(placed)));
    }

    @Override
    public PlaceAccount.Reply reply(Call call, OpenAccount prepared, Found found) {
        prepared.require();
        Members.requireAlive(found.account(), placed);
        AccountGroupId group = Members.member(found.account(), placed).group();
        return new PlaceAccount.Reply(placed, group, found.group().path());
    }
}
