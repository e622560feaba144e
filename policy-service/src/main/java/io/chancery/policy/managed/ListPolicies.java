package io.chancery.policy.managed;

import io.chancery.contracts.AccountId;
import io.chancery.contracts.Arns;
import io.chancery.contracts.PolicyId;
import io.chancery.contracts.policy.ManagedPolicy;
import io.chancery.policy.catalogue.AwsManagedPolicies;
import io.chancery.policy.catalogue.AwsManagedPolicy;
import io.chancery.policy.managed.ListPolicies.Prepared;
import io.chancery.runtime.caller.Call;
import io.chancery.runtime.operation.Collaborators;
import io.chancery.runtime.operation.Markers;
import io.chancery.runtime.operation.MaxItems;
import io.chancery.runtime.operation.Permission;
import io.chancery.runtime.operation.ReadOperation;
import io.chancery.store.append.Paging;
import io.chancery.store.append.Reader;
import io.chancery.store.append.Reads;
import io.chancery.wire.WireName;
import io.smallrye.mutiny.Uni;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * IAM 2010-05-08 {@code ListPolicies}: the account's own policies by name, then those of the catalogue by name. AWS
 * promises no order.
 */
public record ListPolicies(
        Optional<Scope> scope,
        Optional<Boolean> onlyAttached,
        Optional<PolicyPath> pathPrefix,
        Optional<UsageFilter> policyUsageFilter,
        Optional<String> marker,
        Optional<MaxItems> maxItems)
        implements ReadOperation<Prepared, List<ManagedPolicy>, ListPolicies.Reply> {

    /** What a marker goes on after: one of the account's own names, or one of the catalogue's. */
    private static final String OWN = "own/";

    private static final String CATALOGUE = "aws/";

    public enum Scope {
        @WireName("All")
        ALL,
        @WireName("AWS")
        AWS,
        @WireName("Local")
        LOCAL
    }

    public enum UsageFilter {
        @WireName("PermissionsPolicy")
        PERMISSIONS_POLICY,
        @WireName("PermissionsBoundary")
        PERMISSIONS_BOUNDARY
    }

    public record Reply(List<Policy> policies, boolean isTruncated, Optional<String> marker) {}

    /** @param usage of the policies that are used in the account */
    record Prepared(AwsManagedPolicies catalogue, Map<PolicyId, Usage> usage, Markers markers, Paging paging) {}

    @Override
    public Uni<Prepared> prepare(Call call, Collaborators with) {
        Markers markers = with.get(Markers.class);
        Paging paging = markers.paging("ListPolicies", call.account(), filter(), marker, maxItems.map(MaxItems::value));
        return with.get(PolicyUsage.class)
                .ofAll(call.account())
                .map(usage -> new Prepared(with.get(AwsManagedPolicies.class), usage, markers, paging));
    }

    /** The account's own policies of this page, and one more if there are more. */
    @Override
    public Reads<List<ManagedPolicy>> reads(Call call, Prepared prepared) {
        String after = prepared.paging.after().orElse(OWN);
        if (scope.equals(Optional.of(Scope.AWS)) || after.startsWith(CATALOGUE)) {
            return Reads.nothing(List.of());
        }
        var from = new Paging(Optional.of(after.substring(OWN.length())), prepared.paging.limit() + 1);
        return reader -> collect(reader, call.account(), from, prepared, new ArrayList<>());
    }

    private Uni<List<ManagedPolicy>> collect(
            Reader reader, AccountId account, Paging from, Prepared prepared, List<ManagedPolicy> wanted) {
        return reader.list(ManagedPolicy.STREAM, account, prefix(), from).flatMap(page -> {
            page.items().stream()
                    .filter(policy -> isWanted(usage(prepared, policy.id())))
                    .limit(prepared.paging.limit() + 1L - wanted.size())
                    .forEach(wanted::add);
            boolean more = page.next().isPresent() && wanted.size() <= prepared.paging.limit();
            return more
                    ? collect(reader, account, new Paging(page.next(), from.limit()), prepared, wanted)
                    : Uni.createFrom().item(List.copyOf(wanted));
        });
    }

    @Override
    public List<Permission> permissions(Call call, Prepared prepared, List<ManagedPolicy> found) {
        return List.of(Permission.of("iam:ListPolicies", Arns.policy(call.account(), prefix(), "")));
    }

    @Override
    public Reply reply(Call call, Prepared prepared, List<ManagedPolicy> found) {
        int limit = prepared.paging.limit();
        var entries = new ArrayList<Entry>();
        found.forEach(policy ->
                entries.add(new Entry(OWN + policy.name(), Policy.of(policy, usage(prepared, policy.id())))));
        if (entries.size() <= limit && !scope.equals(Optional.of(Scope.LOCAL))) {
            String after = prepared.paging
                    .after()
                    .filter(key -> key.startsWith(CATALOGUE))
                    .orElse(CATALOGUE);
            prepared.catalogue
                    .list(prefix(), after.substring(CATALOGUE.length()))
                    .filter(policy -> isWanted(usage(prepared, policy.id())))
                    .limit(limit + 1L - entries.size())
                    .forEach(policy -> entries.add(entry(policy, prepared)));
        }
        boolean truncated = entries.size() > limit;
        List<Entry> shown = truncated ? entries.subList(0, limit) : entries;
        Optional<String> next = truncated
                ? Optional.of(prepared.markers.seal("ListPolicies", call.account(), filter(), shown.getLast().key))
                : Optional.empty();
        return new Reply(shown.stream().map(entry -> entry.policy.listed()).toList(), truncated, next);
    }

    /** @param key what a marker after it says */
    private record Entry(String key, Policy policy) {}

    private static Entry entry(AwsManagedPolicy policy, Prepared prepared) {
        return new Entry(CATALOGUE + policy.name(), Policy.of(policy, usage(prepared, policy.id())));
    }

    private boolean isWanted(Usage usage) {
        boolean attached = usage.attachments() > 0;
        boolean bounding = usage.boundaries() > 0;
        return (!onlyAttached.orElse(false) || attached || bounding)
                && policyUsageFilter
                        .map(filter -> switch (filter) {
                            case PERMISSIONS_POLICY -> attached;
                            case PERMISSIONS_BOUNDARY -> bounding;
                        })
                        .orElse(true);
    }

    private static Usage usage(Prepared prepared, PolicyId policy) {
        return prepared.usage.getOrDefault(policy, Usage.NONE);
    }

    private String prefix() {
        return pathPrefix.orElse(PolicyPath.ROOT).value();
    }

    private String filter() {
        return "%s %s %s %s"
                .formatted(
                        scope.map(Enum::name).orElse("ALL"),
                        onlyAttached.orElse(false),
                        policyUsageFilter.map(Enum::name).orElse("ANY"),
                        prefix());
    }
}
