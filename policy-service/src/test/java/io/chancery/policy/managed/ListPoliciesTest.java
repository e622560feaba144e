package io.chancery.policy.managed;

import static io.chancery.policy.Given.ACCOUNT;
import static io.chancery.policy.Given.CALL;
import static io.chancery.policy.Given.CATALOGUE;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.chancery.contracts.PolicyId;
import io.chancery.contracts.policy.ManagedPolicy;
import io.chancery.contracts.policy.ManagedPolicyEvent.PolicyCreated;
import io.chancery.policy.Given;
import io.chancery.policy.TestMarkers;
import io.chancery.policy.managed.ListPolicies.Prepared;
import io.chancery.policy.managed.ListPolicies.Reply;
import io.chancery.policy.managed.ListPolicies.Scope;
import io.chancery.policy.managed.ListPolicies.UsageFilter;
import io.chancery.runtime.operation.Markers;
import io.chancery.runtime.operation.MaxItems;
import io.chancery.runtime.operation.Permission;
import io.chancery.store.append.Paging;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class ListPoliciesTest {

    private static final Markers MARKERS = TestMarkers.create();
    private static final PolicyId READ_ONLY =
            CATALOGUE.byArn(Given.READ_ONLY).orElseThrow().id();
    private static final ListPolicies ALL = command(Optional.empty(), Optional.empty(), Optional.empty(), 100);

    @Test
    void the_accounts_own_come_before_those_of_the_catalogue() {
        List<String> names = names(reply(ALL, Map.of(), policy("Zebra")));
        assertEquals("Zebra", names.getFirst());
        assertEquals("AIDevOpsAgentAccessPolicy", names.get(1));
        assertEquals(100, names.size());
    }

    @Test
    void local_leaves_out_the_catalogue() {
        Reply reply = reply(
                command(Optional.of(Scope.LOCAL), Optional.empty(), Optional.empty(), 100), Map.of(), policy("Zebra"));
        assertEquals(List.of("Zebra"), names(reply));
        assertEquals(false, reply.isTruncated());
        assertEquals(Optional.empty(), reply.marker());
    }

    @Test
    void only_attached_leaves_out_what_nothing_uses() {
        Reply reply = reply(
                command(Optional.empty(), Optional.of(true), Optional.empty(), 100),
                Map.of(READ_ONLY, new Usage(2, 0)));
        assertEquals(List.of("ReadOnlyAccess"), names(reply));
        assertEquals(2, reply.policies().getFirst().attachmentCount());
    }

    @Test
    void usages_are_told_apart() {
        Map<PolicyId, Usage> usage = Map.of(READ_ONLY, new Usage(0, 1));
        assertEquals(
                List.of("ReadOnlyAccess"),
                names(reply(
                        command(Optional.empty(), Optional.empty(), Optional.of(UsageFilter.PERMISSIONS_BOUNDARY), 100),
                        usage)));
        assertEquals(
                List.of(),
                names(reply(
                        command(Optional.empty(), Optional.empty(), Optional.of(UsageFilter.PERMISSIONS_POLICY), 100),
                        usage)));
    }

    @Test
    void following_the_markers_gives_every_policy_once() {
        ListPolicies command = command(Optional.empty(), Optional.empty(), Optional.empty(), 400);
        ManagedPolicy[] own = {policy("A"), policy("B")};
        var seen = new ArrayList<String>();
        Optional<String> marker = Optional.empty();
        do {
            Paging paging = MARKERS.paging("ListPolicies", ACCOUNT, FILTER, marker, Optional.of(400));
            boolean first = marker.isEmpty();
            Reply reply = reply(command, Map.of(), paging, first ? own : new ManagedPolicy[0]);
            seen.addAll(names(reply));
            marker = reply.marker();
        } while (marker.isPresent());
        assertEquals(1_596, seen.size());
        assertEquals(1_596, seen.stream().distinct().count());
    }

    @Test
    void a_page_that_the_accounts_own_fill_goes_on_after_the_last_of_them() {
        ListPolicies command = command(Optional.empty(), Optional.empty(), Optional.empty(), 1);
        Reply reply = reply(command, Map.of(), policy("A"), policy("B"));
        assertEquals(List.of("A"), names(reply));
        assertEquals(
                Optional.of("own/A"),
                MARKERS.paging("ListPolicies", ACCOUNT, FILTER, reply.marker(), Optional.of(1))
                        .after());
    }

    @Test
    void lists_tell_neither_description_nor_tags() {
        Policy shown = reply(ALL, Map.of(), policy("Zebra")).policies().getFirst();
        assertEquals(Optional.empty(), shown.description());
        assertEquals(List.of(), shown.tags());
    }

    @Test
    void it_needs_permission_on_the_accounts_policies() {
        assertEquals(
                List.of(Permission.of("iam:ListPolicies", "arn:aws:iam::111122223333:policy/")),
                ALL.permissions(CALL, prepared(Map.of(), Paging.all()), List.of()));
    }

    @Test
    void a_prefix_narrows_the_catalogue() {
        var command = new ListPolicies(
                Optional.of(Scope.AWS),
                Optional.empty(),
                Optional.of(new PolicyPath("/job-function/")),
                Optional.empty(),
                Optional.empty(),
                Optional.empty());
        assertTrue(reply(command, Map.of()).policies().stream()
                .allMatch(policy -> policy.path().equals("/job-function/")));
    }

    private static final String FILTER = "ALL false ANY /";

    private static ListPolicies command(
            Optional<Scope> scope, Optional<Boolean> onlyAttached, Optional<UsageFilter> usage, int maxItems) {
        return new ListPolicies(
                scope, onlyAttached, Optional.empty(), usage, Optional.empty(), Optional.of(new MaxItems(maxItems)));
    }

    private static ManagedPolicy policy(String name) {
        var created = new PolicyCreated(
                Given.DRAWN_ID, ACCOUNT, name, "/", Optional.of("text"), Given.DOCUMENT, List.of(), Given.NOW);
        return Given.policy(created).state().orElseThrow();
    }

    private static Prepared prepared(Map<PolicyId, Usage> usage, Paging paging) {
        return new Prepared(CATALOGUE, usage, MARKERS, paging);
    }

    private static Reply reply(ListPolicies command, Map<PolicyId, Usage> usage, ManagedPolicy... own) {
        int limit = command.maxItems().map(MaxItems::value).orElse(100);
        return reply(command, usage, new Paging(Optional.empty(), limit), own);
    }

    private static Reply reply(ListPolicies command, Map<PolicyId, Usage> usage, Paging paging, ManagedPolicy... own) {
        return command.reply(CALL, prepared(usage, paging), List.of(own));
    }

    private static List<String> names(Reply reply) {
        return reply.policies().stream().map(Policy::policyName).toList();
    }
}
