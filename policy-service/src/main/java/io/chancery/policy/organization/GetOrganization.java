package io.chancery.policy.organization;

import io.chancery.contracts.AccountGroupId;
import io.chancery.contracts.AccountId;
import io.chancery.contracts.Arns;
import io.chancery.contracts.Event;
import io.chancery.contracts.OrganizationId;
import io.chancery.contracts.policy.AccountGroup;
import io.chancery.contracts.policy.ControlPolicies;
import io.chancery.contracts.policy.ControlPolicy;
import io.chancery.contracts.policy.OrganizationAccount;
import io.chancery.contracts.stream.StreamType;
import io.chancery.policy.cache.DecisionCache;
import io.chancery.runtime.caller.Call;
import io.chancery.runtime.operation.Collaborators;
import io.chancery.runtime.operation.Permission;
import io.chancery.runtime.operation.ReadOperation;
import io.chancery.store.append.Paging;
import io.chancery.store.append.Reader;
import io.chancery.store.append.Reads;
import io.smallrye.mutiny.Uni;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;

/** {@code GET /v1/organization}: the tree of groups with the accounts that are open, and which policies are set where. */
record GetOrganization() implements ReadOperation<GetOrganization.Open, GetOrganization.Found, GetOrganization.Reply> {

    /** The accounts that are open, as far as the decision cache has heard. */
    record Open(SortedSet<String> accounts) {}

    record Found(List<AccountGroup> groups, List<OrganizationAccount> accounts) {}

    /** @param id the organisation's */
    record Reply(OrganizationId id, ShownTree root) {}

    /**
     * A group with what is in it.
     *
     * @param serviceControlPolicies names
     * @param resourceControlPolicies names
     */
    record ShownTree(
            AccountGroupId id,
            String name,
            List<String> serviceControlPolicies,
            List<String> resourceControlPolicies,
            List<ShownTree> groups,
            List<ShownAccount> accounts) {}

    record ShownAccount(String id, List<String> serviceControlPolicies, List<String> resourceControlPolicies) {}

    @Override
    public AccountId account(Call call) {
        return AccountId.INSTALLATION;
    }

    @Override
    public Uni<Open> prepare(Call call, Collaborators with) {
        var accounts = new TreeSet<String>();
        with.get(DecisionCache.class)
                .image()
                .views()
                .forEach(view -> view.identity().accounts().forEach((id, account) -> accounts.add(id.value())));
        return Uni.createFrom().item(new Open(accounts));
    }

    @Override
    public Reads<Found> reads(Call call, Open prepared) {
        return all(AccountGroup.STREAM).and(all(OrganizationAccount.STREAM), Found::new);
    }

    private static <S extends Record, E extends Event> Reads<List<S>> all(StreamType<S, E> type) {
        return reader -> all(reader, type, List.of(), Optional.empty());
    }

    private static <S extends Record, E extends Event> Uni<List<S>> all(
            Reader reader, StreamType<S, E> type, List<S> before, Optional<String> after) {
        return reader.list(type, AccountId.INSTALLATION, "/", new Paging(after, Paging.ALL))
                .flatMap(page -> {
                    List<S> found = new ArrayList<>(before);
                    found.addAll(page.items());
                    return page.next().isEmpty() ? Uni.createFrom().item(found) : all(reader, type, found, page.next());
                });
    }

    @Override
    public List<Permission> permissions(Call call, Open prepared, Found found) {
        return List.of(Permission.of("chancery:GetOrganization", Arns.organization()));
    }

    @Override
    public Reply reply(Call call, Open prepared, Found found) {
        Map<AccountGroupId, List<AccountGroup>> children = new HashMap<>();
        Map<AccountGroupId, List<ShownAccount>> accounts = new HashMap<>();
        for (AccountGroup group : found.groups()) {
            group.parent()
                    .ifPresent(parent -> children.computeIfAbsent(parent, id -> new ArrayList<>())
                            .add(group));
        }
        Map<String, OrganizationAccount> placed = new HashMap<>();
        found.accounts().forEach(account -> placed.put(account.id().value(), account));
        for (String id : prepared.accounts()) {
            OrganizationAccount account = Optional.ofNullable(placed.get(id))
                    .orElseGet(() -> OrganizationAccount.unplaced(new AccountId(id)));
            accounts.computeIfAbsent(account.group(), group -> new ArrayList<>())
                    .add(shown(account));
        }
        AccountGroup root = found.groups().stream()
                .filter(group -> group.id().equals(AccountGroupId.ROOT))
                .findFirst()
                .orElseThrow(() -> new IllegalStateException("every installation has an organization"));
        return new Reply(root.organization().orElseThrow(), tree(root, children, accounts));
    }

    private static ShownTree tree(
            AccountGroup group,
            Map<AccountGroupId, List<AccountGroup>> children,
            Map<AccountGroupId, List<ShownAccount>> accounts) {
        return new ShownTree(
                group.id(),
                group.name(),
                service(group.controlPolicies()),
                resource(group.controlPolicies()),
                children.getOrDefault(group.id(), List.of()).stream()
                        .sorted(Comparator.comparing(AccountGroup::name))
                        .map(child -> tree(child, children, accounts))
                        .toList(),
                accounts.getOrDefault(group.id(), List.of()));
    }

    private static ShownAccount shown(OrganizationAccount account) {
        return new ShownAccount(
                account.id().value(), service(account.controlPolicies()), resource(account.controlPolicies()));
    }

    private static List<String> service(ControlPolicies policies) {
        return policies.service().stream().map(ControlPolicy::name).toList();
    }

    private static List<String> resource(ControlPolicies policies) {
        return policies.resource().stream().map(ControlPolicy::name).toList();
    }
}
