package io.chancery.policy.cache;

import static io.chancery.policy.World.ACME;
import static io.chancery.policy.World.ALICE;
import static io.chancery.policy.World.ALICES_KEY;
import static io.chancery.policy.World.BOB;
import static io.chancery.policy.World.DEPLOYER;
import static io.chancery.policy.World.DEVELOPERS;
import static io.chancery.policy.World.NOW;
import static io.chancery.policy.World.OTHER;
import static io.chancery.policy.World.PAYMENTS;
import static io.chancery.policy.World.PRODUCTION;
import static io.chancery.policy.World.accountGroup;
import static io.chancery.policy.World.allow;
import static io.chancery.policy.World.attached;
import static io.chancery.policy.World.batch;
import static io.chancery.policy.World.deny;
import static io.chancery.policy.World.deployer;
import static io.chancery.policy.World.developers;
import static io.chancery.policy.World.gone;
import static io.chancery.policy.World.inline;
import static io.chancery.policy.World.is;
import static io.chancery.policy.World.key;
import static io.chancery.policy.World.policy;
import static io.chancery.policy.World.resourceControl;
import static io.chancery.policy.World.rootGroup;
import static io.chancery.policy.World.serviceControl;
import static io.chancery.policy.World.trusting;
import static io.chancery.policy.World.user;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.chancery.contracts.AccountGroupId;
import io.chancery.contracts.AccountId;
import io.chancery.contracts.Log;
import io.chancery.contracts.PolicyId;
import io.chancery.contracts.Shards;
import io.chancery.contracts.UnreadableRecord;
import io.chancery.contracts.identity.Account;
import io.chancery.contracts.identity.IdentityStreams;
import io.chancery.contracts.identity.KeyOwner;
import io.chancery.contracts.identity.Role;
import io.chancery.contracts.identity.User;
import io.chancery.contracts.policy.ControlPolicies;
import io.chancery.contracts.policy.ManagedPolicy;
import io.chancery.contracts.policy.OrganizationAccount;
import io.chancery.contracts.policy.PolicyAccount;
import io.chancery.contracts.policy.PrincipalKind;
import io.chancery.contracts.policy.PrincipalPolicies;
import io.chancery.contracts.policy.ResourcePolicy;
import io.chancery.contracts.stream.StreamType;
import io.chancery.policy.World;
import io.chancery.store.consume.StateBatch;
import io.chancery.store.consume.StateChange;
import io.chancery.store.consume.StateLoad;
import io.chancery.store.consume.UnreadableBatch;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class DecisionCacheTest {

    private static final int SHARD = new Shards(16).of(ACME);
    private static final String NOBODY_WRITES = World.resourcePolicy("Deny", "\"*\"", "s3:Put*", "*");
    private static final ManagedPolicy READS =
            policy(new PolicyId("ANPAREADSREADSREADS22"), "Reads", allow("s3:Get*", "*"));
    private static final ManagedPolicy WRITES =
            policy(new PolicyId("ANPAWRITESWRITESWRI22"), "Writes", allow("s3:Put*", "*"));

    /** Renames, names that change hands, deletions; each entity's changes in their order. */
    private static final List<StateChange> IDENTITY = List.of(
            is(World.account(ACME)),
            is(user(ALICE, "alice")),
            is(user(BOB, "bob", DEVELOPERS)),
            is(developers()),
            is(key(ALICES_KEY, KeyOwner.user(ALICE), true)),
            is(deployer(trusting("\"*\""), Map.of())),
            is(user(ALICE, "alicia")),
            is(user(BOB, "alice", DEVELOPERS)),
            is(key(ALICES_KEY, KeyOwner.user(ALICE), false)),
            gone(Role.STREAM, DEPLOYER.value()),
            is(deployer(trusting("{\"AWS\":\"111122223333\"}"), Map.of())),
            is(World.profile(DEPLOYER)),
            is(user(ALICE, "bob")));

    private static final List<StateChange> POLICY = List.of(
            is(READS),
            is(attached(ALICE.value(), PrincipalKind.USER, READS)),
            is(WRITES),
            is(attached(ALICE.value(), PrincipalKind.USER, READS, WRITES)),
            is(inline(DEVELOPERS.value(), PrincipalKind.GROUP, "own", allow("sqs:*", "*"))),
            is(attached(ALICE.value(), PrincipalKind.USER, WRITES)),
            gone(ManagedPolicy.STREAM, READS.id().value()),
            gone(PrincipalPolicies.STREAM, DEVELOPERS.value()));

    /** What is not understood stops the shard, so each kind has to be known, if only as one that decides nothing. */
    @Test
    void every_kind_of_stream_of_identity_service_is_understood() {
        assertThat(IDENTITY.stream().map(change -> StreamType.kindOf(change.streamId())))
                .containsAll(IdentityStreams.ALL.stream().map(StreamType::kind).toList());
        var cache = new DecisionCache(new Shards(16));
        cache.apply(List.of(batch(Log.IDENTITY, SHARD, IDENTITY.size(), NOW, IDENTITY)));
        assertThat(cache.view(ACME).identity().position()).isEqualTo(IDENTITY.size());
    }

    @Test
    void the_image_is_the_same_however_the_changes_come_in_batches() {
        IdentityImage whole = identity(List.of(IDENTITY));
        PolicyImage wholePolicy = policies(List.of(POLICY));

        for (int splits = 0; splits < 1 << (IDENTITY.size() - 1); splits++) {
            assertThat(identity(split(IDENTITY, splits))).isEqualTo(whole);
        }
        for (int splits = 0; splits < 1 << (POLICY.size() - 1); splits++) {
            assertThat(policies(split(POLICY, splits))).isEqualTo(wholePolicy);
        }
    }

    /** Groups made, limited, renamed and deleted, accounts placed, limited and closed, in an order that can happen. */
    private static final List<StateChange> ORGANIZATION = List.of(
            is(rootGroup(ControlPolicies.NONE)),
            is(accountGroup(PRODUCTION, AccountGroupId.ROOT, ControlPolicies.NONE)),
            is(new OrganizationAccount(ACME, PRODUCTION, ControlPolicies.NONE)),
            is(rootGroup(serviceControl(allow("*", "*"), deny("iam:*", "*")))),
            is(new OrganizationAccount(OTHER, AccountGroupId.ROOT, resourceControl(NOBODY_WRITES))),
            is(accountGroup(PAYMENTS, PRODUCTION, serviceControl(allow("s3:*", "*")))),
            is(new OrganizationAccount(ACME, PAYMENTS, serviceControl(allow("s3:Get*", "*")))),
            is(rootGroup(serviceControl(allow("*", "*")))),
            gone(OrganizationAccount.STREAM, OTHER.value()));

    @Test
    void the_organisation_is_the_same_however_its_changes_come_in_batches() {
        PolicyImage whole = policies(List.of(ORGANIZATION));

        for (int splits = 0; splits < 1 << (ORGANIZATION.size() - 1); splits++) {
            assertThat(policies(split(ORGANIZATION, splits))).isEqualTo(whole);
        }
    }

    @Test
    void an_account_finds_its_place_with_what_limits_it_on_every_level() {
        Organization organization = policies(List.of(ORGANIZATION)).organization();

        OrganizationPlace place = organization.place(ACME).orElseThrow();
        assertThat(place.path()).isEqualTo("o-example2222/r-root/ou-root-production22/ou-root-payments2222/");
        assertThat(place.serviceControl().policies())
                .extracting(level -> level.getFirst().source().name())
                .containsExactly("r-root/policy-1", "ou-root-payments2222/policy-1", "111122223333/policy-1");
        assertThat(place.resourceControl().isEmpty()).isTrue();
        OrganizationPlace other = organization.place(OTHER).orElseThrow();
        assertThat(other.path()).isEqualTo("o-example2222/r-root/");
        assertThat(other.serviceControl().policies()).hasSize(1);
        assertThat(other.resourceControl().isEmpty()).isTrue();
    }

    @Test
    void levels_that_accounts_have_in_common_are_compiled_once() {
        Organization organization = policies(List.of(List.of(
                        is(rootGroup(serviceControl(allow("*", "*")))),
                        is(new OrganizationAccount(ACME, AccountGroupId.ROOT, ControlPolicies.NONE)))))
                .organization();

        assertThat(organization.place(ACME).orElseThrow().serviceControl())
                .isSameAs(organization.place(OTHER).orElseThrow().serviceControl());
    }

    @Test
    void a_batch_without_the_organisation_leaves_it_as_it_was() {
        PolicyImage before = policies(List.of(ORGANIZATION));

        assertThat(before.with(batch(Log.POLICY, SHARD, 99, NOW, List.of(is(READS))))
                        .organization())
                .isSameAs(before.organization());
    }

    @Test
    void users_who_are_in_the_same_groups_share_the_list_of_them() {
        IdentityImage image = identity(List.of(List.of(
                is(World.account(ACME)), is(user(ALICE, "alice", DEVELOPERS)), is(user(BOB, "bob", DEVELOPERS)))));

        assertThat(image.user(ALICE).orElseThrow().groups())
                .isSameAs(image.user(BOB).orElseThrow().groups());
    }

    @Test
    void a_batch_that_only_tells_progress_leaves_everything_as_it_was() {
        PolicyImage policies = policies(List.of(POLICY));
        IdentityImage identity = identity(List.of(IDENTITY));

        PolicyImage policiesLater = policies.with(batch(Log.POLICY, SHARD, 99, NOW, List.of()));
        IdentityImage identityLater = identity.with(batch(Log.IDENTITY, SHARD, 99, NOW, List.of()));

        assertThat(policiesLater.policies()).isSameAs(policies.policies());
        assertThat(policiesLater.attachments()).isSameAs(policies.attachments());
        assertThat(identityLater.users()).isSameAs(identity.users());
        assertThat(identityLater.groups()).isSameAs(identity.groups());
    }

    @Test
    void an_account_in_a_group_that_is_not_there_cannot_be_read() {
        List<StateChange> torn = List.of(
                is(rootGroup(ControlPolicies.NONE)), is(new OrganizationAccount(ACME, PAYMENTS, ControlPolicies.NONE)));

        assertThatThrownBy(() -> policies(List.of(torn))).isInstanceOf(UnreadableRecord.class);
    }

    @Test
    void an_organisation_in_which_nothing_was_set_is_not_in_use() {
        List<StateChange> created = List.of(is(rootGroup(ControlPolicies.NONE)));

        assertThat(policies(List.of(created)).organization().isInUse()).isFalse();
        assertThat(policies(List.of(ORGANIZATION)).organization().isInUse()).isTrue();
        assertThat(PolicyImage.EMPTY.organization().place(ACME)).isEmpty();
    }

    @Test
    void a_name_finds_who_has_it_now() {
        IdentityImage image = identity(List.of(IDENTITY));

        assertThat(image.user(ACME, "ALICE").map(User::id)).hasValue(BOB);
        assertThat(image.user(ACME, "bob").map(User::id)).hasValue(ALICE);
        assertThat(image.user(ACME, "alicia")).isEmpty();
        assertThat(image.user(new AccountId("444455556666"), "bob")).isEmpty();
    }

    @Test
    void a_name_that_changes_hands_within_a_batch_finds_its_new_owner_in_any_order() {
        var before = List.of(is(World.account(ACME)), is(user(ALICE, "alice")), is(user(BOB, "bob")));
        StateChange alice = is(user(ALICE, "bob"));
        StateChange bob = is(user(BOB, "alice"));

        IdentityImage one = identity(List.of(before, List.of(alice, bob)));
        IdentityImage other = identity(List.of(before, List.of(bob, alice)));

        assertThat(one).isEqualTo(other);
        assertThat(one.user(ACME, "bob").map(User::id)).hasValue(ALICE);
    }

    @Test
    void a_closed_account_takes_all_that_is_in_it_along() {
        var changes = new ArrayList<>(IDENTITY);
        changes.add(gone(Account.STREAM, ACME.value()));
        var policyChanges = new ArrayList<>(POLICY);
        policyChanges.add(is(bucket(ACME)));
        policyChanges.add(gone(PolicyAccount.STREAM, ACME.value()));

        IdentityImage image = identity(List.of(changes));
        PolicyImage policies = policies(List.of(policyChanges));

        assertThat(image.users().size()).isZero();
        assertThat(image.names().size()).isZero();
        assertThat(image.isOpen(ACME)).isFalse();
        assertThat(policies.policies().size()).isZero();
        assertThat(policies.attachments().size()).isZero();
        assertThat(policies.resources()).isEqualTo(ResourcePolicies.NONE);
    }

    @Test
    void a_resource_that_changes_hands_within_a_batch_has_its_new_owner_s_policy_in_any_order() {
        ResourcePolicy mine = bucket(ACME);
        ResourcePolicy theirs = bucket(OTHER);
        StateChange gone = gone(ResourcePolicy.STREAM, ResourcePolicy.id(ACME, mine.resource()));

        for (List<StateChange> batch : List.of(List.of(gone, is(theirs)), List.of(is(theirs), gone))) {
            PolicyImage image = policies(List.of(List.of(is(mine)), batch));
            assertThat(image.resources().of(mine.resource()).map(CachedResourcePolicy::account))
                    .hasValue(OTHER);
        }
    }

    @Test
    void a_deleted_resource_policy_is_gone() {
        ResourcePolicy bucket = bucket(ACME);

        PolicyImage image = policies(List.of(
                List.of(is(bucket), gone(ResourcePolicy.STREAM, ResourcePolicy.id(ACME, bucket.resource())))));

        assertThat(image.resources()).isEqualTo(ResourcePolicies.NONE);
    }

    private static ResourcePolicy bucket(AccountId account) {
        String document = World.resourcePolicy("Allow", "\"*\"", "s3:GetObject", "arn:aws:s3:::figures/*");
        return new ResourcePolicy(account, "arn:aws:s3:::figures", document, Map.of());
    }

    @Test
    void what_is_in_an_account_that_is_not_open_does_not_live() {
        IdentityImage image = identity(List.of(List.of(is(user(ALICE, "alice")))));

        assertThat(image.user(ALICE)).isEmpty();
        assertThat(image.user(ACME, "alice")).isEmpty();
    }

    @Test
    void a_batch_that_cannot_be_read_changes_nothing() {
        var cache = new DecisionCache(new Shards(16));
        cache.apply(List.of(batch(Log.POLICY, SHARD, 1, NOW, List.of(is(READS)))));
        ShardView before = cache.view(ACME);
        ManagedPolicy broken = policy(WRITES.id(), "Writes", "{\"Statement\":[{\"Effect\":\"Deny\"}]}");

        assertThatThrownBy(() ->
                        cache.apply(List.of(batch(Log.POLICY, SHARD, 3, NOW, List.of(is(WRITES), is(broken))))))
                .isInstanceOf(UnreadableBatch.class);

        assertThat(cache.view(ACME)).isEqualTo(before);
    }

    @Test
    void a_kind_that_is_not_known_is_not_skipped() {
        var cache = new DecisionCache(new Shards(16));
        var unknown = new StateChange("guardrail/1", is(READS).state());

        assertThatThrownBy(() -> cache.apply(List.of(batch(Log.POLICY, SHARD, 1, NOW, List.of(unknown)))))
                .isInstanceOf(UnreadableBatch.class);
    }

    @Test
    void a_document_that_did_not_change_is_not_parsed_again() {
        PolicyImage before =
                policies(List.of(List.of(is(inline(ALICE.value(), PrincipalKind.USER, "own", allow("sqs:*", "*"))))));

        PolicyImage after = before.with(batch(
                Log.POLICY,
                SHARD,
                2,
                NOW,
                List.of(is(inline(ALICE.value(), PrincipalKind.USER, "own", allow("sqs:*", "*"))))));

        assertThat(after.attachments(ALICE.value()).orElseThrow().inline().get("own"))
                .isSameAs(
                        before.attachments(ALICE.value()).orElseThrow().inline().get("own"));
    }

    private static StateBatch loaded(DecisionCache cache, Log log, List<StateChange> states) {
        StateLoad load = cache.load(log, SHARD);
        states.forEach(load::take);
        return new StateBatch(log, SHARD, states.size(), "00", NOW, Optional.of(load), List.of());
    }

    @Test
    void a_load_is_what_its_states_are_and_shows_when_it_is_applied() {
        var cache = new DecisionCache(new Shards(16));
        StateBatch identity = loaded(cache, Log.IDENTITY, IDENTITY);
        StateBatch policy = loaded(cache, Log.POLICY, POLICY);
        assertThat(cache.view(ACME).identity()).isEqualTo(IdentityImage.EMPTY);

        cache.apply(List.of(identity, policy));

        assertThat(cache.view(ACME).identity()).isEqualTo(identity(List.of(IDENTITY)));
        assertThat(cache.view(ACME).policy()).isEqualTo(policies(List.of(POLICY)));
    }

    @Test
    void another_load_forgets_what_it_did_not_meet_and_keeps_the_objects_that_it_met_again() {
        var cache = new DecisionCache(new Shards(16));
        cache.apply(List.of(
                loaded(
                        cache,
                        Log.IDENTITY,
                        List.of(is(World.account(ACME)), is(user(ALICE, "alice")), is(user(BOB, "bob")))),
                loaded(cache, Log.POLICY, List.of(is(READS), is(WRITES)))));
        ShardView before = cache.view(ACME);

        cache.apply(List.of(
                loaded(cache, Log.IDENTITY, List.of(is(World.account(ACME)), is(user(ALICE, "alice")))),
                loaded(cache, Log.POLICY, List.of(is(READS)))));

        ShardView after = cache.view(ACME);
        assertThat(after.identity().user(BOB)).isEmpty();
        assertThat(after.identity().user(ACME, "bob")).isEmpty();
        assertThat(after.policy().policy(WRITES.id())).isEmpty();
        assertThat(after.identity().user(ALICE))
                .containsSame(before.identity().user(ALICE).orElseThrow());
        assertThat(after.policy().policy(READS.id()))
                .containsSame(before.policy().policy(READS.id()).orElseThrow());
    }

    @Test
    void a_load_that_was_applied_in_vain_comes_again_as_it_was() {
        var cache = new DecisionCache(new Shards(16));
        StateBatch identity = loaded(cache, Log.IDENTITY, IDENTITY);
        var unknown = new StateChange("guardrail/1", is(READS).state());
        StateBatch broken = batch(Log.POLICY, SHARD, 1, NOW, List.of(unknown));
        assertThatThrownBy(() -> cache.apply(List.of(identity, broken))).isInstanceOf(UnreadableBatch.class);

        cache.apply(List.of(identity));

        assertThat(cache.view(ACME).identity()).isEqualTo(identity(List.of(IDENTITY)));
    }

    @Test
    void a_view_keeps_what_it_saw() {
        var cache = new DecisionCache(new Shards(16));
        cache.apply(List.of(batch(Log.IDENTITY, SHARD, 5, NOW, IDENTITY)));
        ShardView held = cache.view(ACME);

        cache.apply(List.of(batch(Log.IDENTITY, SHARD, 6, NOW, List.of(gone(User.STREAM, ALICE.value())))));

        assertThat(held.identity().user(ALICE)).isPresent();
        assertThat(cache.view(ACME).identity().user(ALICE)).isEmpty();
        assertThat(cache.view(ACME).identity().position()).isEqualTo(6);
    }

    private static IdentityImage identity(List<List<StateChange>> batches) {
        IdentityImage image = IdentityImage.EMPTY;
        for (List<StateChange> changes : batches) {
            image = image.with(batch(Log.IDENTITY, SHARD, IDENTITY.size(), NOW, changes));
        }
        return image;
    }

    private static PolicyImage policies(List<List<StateChange>> batches) {
        PolicyImage image = PolicyImage.EMPTY;
        for (List<StateChange> changes : batches) {
            image = image.with(batch(Log.POLICY, SHARD, POLICY.size(), NOW, changes));
        }
        return image;
    }

    /** Cut wherever the number has a bit. Of two changes of a stream in one batch the reader passes on the last. */
    private static List<List<StateChange>> split(List<StateChange> changes, int cuts) {
        var batches = new ArrayList<List<StateChange>>();
        var batch = new ArrayList<StateChange>();
        for (int i = 0; i < changes.size(); i++) {
            StateChange change = changes.get(i);
            batch.removeIf(earlier -> earlier.streamId().equals(change.streamId()));
            batch.add(change);
            if ((cuts >> i & 1) == 1) {
                batches.add(List.copyOf(batch));
                batch.clear();
            }
        }
        batches.add(List.copyOf(batch));
        return batches;
    }
}
