package io.chancery.contracts.record;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.chancery.contracts.AccountGroupId;
import io.chancery.contracts.AccountId;
import io.chancery.contracts.Event;
import io.chancery.contracts.OrganizationId;
import io.chancery.contracts.Tag;
import io.chancery.contracts.UniqueIds;
import io.chancery.contracts.identity.AccessKey;
import io.chancery.contracts.identity.Account;
import io.chancery.contracts.identity.Group;
import io.chancery.contracts.identity.IdentityStreams;
import io.chancery.contracts.identity.InstanceProfile;
import io.chancery.contracts.identity.KeyOwner;
import io.chancery.contracts.identity.PermissionsBoundary;
import io.chancery.contracts.identity.Role;
import io.chancery.contracts.identity.User;
import io.chancery.contracts.identity.UserEvent.UserDeleted;
import io.chancery.contracts.policy.AccountGroup;
import io.chancery.contracts.policy.AccountGroupEvent.OrganizationCreated;
import io.chancery.contracts.policy.Catalogue;
import io.chancery.contracts.policy.ControlPoliciesEvent.ServiceControlPoliciesSet;
import io.chancery.contracts.policy.ControlPolicy;
import io.chancery.contracts.policy.ControlPolicyKind;
import io.chancery.contracts.policy.ManagedPolicy;
import io.chancery.contracts.policy.OrganizationAccount;
import io.chancery.contracts.policy.PolicyStreams;
import io.chancery.contracts.policy.PrincipalPolicies;
import io.chancery.contracts.policy.ResourcePolicy;
import io.chancery.contracts.record.Samples.Life;
import io.chancery.contracts.stream.Claim;
import io.chancery.contracts.stream.Edge;
import io.chancery.contracts.stream.Listing;
import io.chancery.contracts.stream.StreamType;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class FoldsTest {
    private static final PermissionsBoundary BOUNDARY = new PermissionsBoundary(Samples.POLICY_ARN, Samples.POLICY);
    private static final List<Tag> TAGS = List.of(new Tag("Team", "ink"), new Tag("Room", ""));

    static List<Life> lives() {
        return Samples.lives();
    }

    @Test
    void every_kind_of_stream_has_a_life_to_fold() {
        assertThat(lives().stream().<StreamType<?, ?>>map(Life::type).distinct())
                .containsExactlyInAnyOrderElementsOf(
                        Stream.concat(IdentityStreams.ALL.stream(), PolicyStreams.ALL.stream())
                                .toList());
    }

    /** A batch ends with the state stored and read; wherever batches end, the state is the same. */
    @ParameterizedTest
    @MethodSource("lives")
    void every_way_of_splitting_the_events_gives_the_same_state(Life life) {
        List<? extends Event> events = life.events();
        for (int length = 1; length <= events.size(); length++) {
            Optional<? extends Record> whole = folded(life, length, 0);
            for (int ends = 0; ends < 1 << length; ends++) {
                assertThat((Optional<?>) folded(life, length, ends)).isEqualTo(whole);
            }
        }
    }

    /** @param ends bit i is set if a batch ends after event i */
    private static Optional<? extends Record> folded(Life life, int length, int ends) {
        Optional<? extends Record> state = Optional.empty();
        for (int i = 0; i < length; i++) {
            state = Folding.next(life.type(), state, life.events().get(i));
            if ((ends & 1 << i) != 0) {
                state = Folding.stored(life.type(), state);
            }
        }
        return state;
    }

    /** Total: what a fold makes of events that come without a beginning, it makes without refusing. */
    @ParameterizedTest
    @MethodSource("lives")
    void a_fold_never_refuses(Life life) {
        for (Event event : life.events()) {
            assertThat((Optional<?>) Folding.next(life.type(), Optional.empty(), event))
                    .isNotNull();
        }
    }

    @ParameterizedTest
    @MethodSource("lives")
    void another_stream_s_event_is_a_bug(Life life) {
        Event foreign = life.type().equals(User.STREAM)
                ? lives().getFirst().events().getFirst()
                : new UserDeleted(Samples.USER);
        assertThatExceptionOfType(ClassCastException.class)
                .isThrownBy(() -> Folding.next(life.type(), Optional.empty(), foreign));
    }

    @Test
    void a_user_is_what_its_events_tell() {
        var alice = new User(
                Samples.USER,
                Samples.ACCOUNT,
                "Alicia",
                "/hall/",
                TAGS,
                Optional.of(BOUNDARY),
                List.of(Samples.OTHER_GROUP),
                Samples.AT);
        assertThat(Samples.states()).containsEntry("identity.user", alice);
        assertThat(alice.arn()).isEqualTo("arn:aws:iam::111122223333:user/hall/Alicia");
        assertThat(User.STREAM.claims().apply(alice)).isEqualTo(Set.of(Claim.inAccount("user", "alicia")));
        assertThat(User.STREAM.edges().apply(alice))
                .isEqualTo(Set.of(
                        new Edge("member-of", Samples.OTHER_GROUP.value()),
                        new Edge("bounded-by", Samples.POLICY.value())));
        assertThat(User.STREAM.listing().apply(alice)).hasValue(new Listing("Alicia", "/hall/"));
    }

    @Test
    void a_group_is_what_its_events_tell() {
        var group = new Group(Samples.GROUP, Samples.ACCOUNT, "Scribes", "/desk/", Samples.AT);
        assertThat(Samples.states()).containsEntry("identity.group", group);
        assertThat(group.arn()).isEqualTo("arn:aws:iam::111122223333:group/desk/Scribes");
        assertThat(Group.STREAM.claims().apply(group)).isEqualTo(Set.of(Claim.inAccount("group", "scribes")));
        assertThat(Group.STREAM.edges().apply(group)).isEmpty();
    }

    @Test
    void a_role_is_what_its_events_tell() {
        var role = (Role) Samples.state("identity.role");
        assertThat(role.trustPolicy().resolvedPrincipals())
                .containsEntry("arn:aws:iam::111122223333:user/Alice", Samples.USER.value());
        assertThat(role.tags()).isEqualTo(TAGS);
        assertThat(role.arn()).isEqualTo("arn:aws:iam::111122223333:role/Clerk");
        assertThat(Role.STREAM.claims().apply(role)).isEqualTo(Set.of(Claim.inAccount("role", "clerk")));
        assertThat(Role.STREAM.edges().apply(role)).isEqualTo(Set.of(new Edge("bounded-by", Samples.POLICY.value())));
    }

    @Test
    void tags_boundaries_and_descriptions_change() {
        Life user = life("identity.user");
        assertThat(((User) folded(user, 7, 0).orElseThrow()).tags()).containsExactly(new Tag("Room", ""));
        assertThat(((User) folded(user, 9, 0).orElseThrow()).permissionsBoundary())
                .isEmpty();
        Life role = life("identity.role");
        assertThat(((Role) folded(role, 3, 0).orElseThrow()).tags()).containsExactly(new Tag("Room", ""));
        assertThat(((Role) folded(role, 5, 0).orElseThrow()).permissionsBoundary())
                .isEmpty();
        Role updated = (Role) folded(role, 7, 0).orElseThrow();
        assertThat(updated.description()).isEmpty();
        assertThat(updated.maxSessionDurationSeconds()).isEqualTo(7_200);
    }

    private static Life life(String name) {
        return lives().stream()
                .filter(life -> life.name().equals(name))
                .findFirst()
                .orElseThrow();
    }

    @Test
    void a_role_in_the_path_of_a_service_is_linked_to_it() {
        assertThat(((Role) Samples.state("identity.role")).linkedService()).isEmpty();
        assertThat(Role.isServiceLinked("/aws-service-role/")).isFalse();
        assertThat(roleAt("/aws-service-role/batch.amazonaws.com/").linkedService())
                .contains("batch.amazonaws.com");
    }

    private static Role roleAt(String path) {
        var role = (Role) Samples.state("identity.role");
        return new Role(
                role.id(),
                role.account(),
                role.name(),
                path,
                role.trustPolicy(),
                role.description(),
                role.maxSessionDurationSeconds(),
                role.tags(),
                role.permissionsBoundary(),
                role.createdAt());
    }

    @Test
    void an_instance_profile_is_what_its_events_tell() {
        var profile = new InstanceProfile(
                Samples.PROFILE,
                Samples.ACCOUNT,
                "Desks",
                "/hall/",
                Optional.of(Samples.ROLE),
                List.of(new Tag("Room", "3"), new Tag("room", "4")),
                Samples.AT);
        assertThat(Samples.states()).containsEntry("identity.instance-profile", profile);
        assertThat(profile.arn()).isEqualTo("arn:aws:iam::111122223333:instance-profile/hall/Desks");
        assertThat(InstanceProfile.STREAM.claims().apply(profile))
                .isEqualTo(Set.of(Claim.inAccount("instance-profile", "desks")));
        assertThat(InstanceProfile.STREAM.edges().apply(profile))
                .isEqualTo(Set.of(new Edge("holds-role", Samples.ROLE.value())));
        assertThat(InstanceProfile.STREAM.listing().apply(profile)).hasValue(new Listing("Desks", "/hall/"));
    }

    @Test
    void an_access_key_is_what_its_events_tell() {
        var key = new AccessKey(
                Samples.KEY,
                Samples.ACCOUNT,
                KeyOwner.user(Samples.USER),
                false,
                Samples.AT,
                Samples.AT.plusSeconds(60));
        assertThat(Samples.states()).containsEntry("identity.access-key", key);
        assertThat(AccessKey.STREAM.edges().apply(key)).isEqualTo(Set.of(new Edge("owned-by", Samples.USER.value())));
        assertThat(AccessKey.STREAM.claims().apply(key)).isEmpty();
    }

    @Test
    void an_account_is_what_its_events_tell() {
        var account = new Account(Samples.ACCOUNT, Optional.of("example"), Optional.of("admin"), Samples.AT, true);
        assertThat(Samples.states()).containsEntry("identity.account", account);
        assertThat(Account.STREAM.claims().apply(account)).isEqualTo(Set.of(Claim.global("account-alias", "example")));
    }

    @Test
    void the_policies_of_a_principal_are_what_its_events_tell() {
        var policies = (PrincipalPolicies) Samples.state("policy.principal-policies");
        assertThat(policies.inline()).containsOnlyKeys("own");
        assertThat(policies.attached())
                .containsExactly(new PrincipalPolicies.AttachedPolicy(Samples.POLICY_ARN, Samples.POLICY));
        assertThat(PrincipalPolicies.STREAM.edges().apply(policies))
                .isEqualTo(Set.of(new Edge("attached", Samples.POLICY.value())));
        assertThat(policies.isEmpty()).isFalse();
    }

    @Test
    void a_managed_policy_and_the_catalogue_are_what_their_events_tell() {
        var policy = (ManagedPolicy) Samples.state("policy.policy");
        assertThat(policy.arn()).isEqualTo(Samples.POLICY_ARN);
        assertThat(policy.version("v1"))
                .hasValueSatisfying(version -> assertThat(version.document()).isEqualTo(Samples.DOCUMENT));
        assertThat(policy.version("v2")).isEmpty();
        assertThat(ManagedPolicy.STREAM.claims().apply(policy)).isEqualTo(Set.of(Claim.inAccount("policy", "limits")));
        assertThat(Samples.states())
                .containsEntry("policy.catalogue", new Catalogue("0.0.656", 1_594, "00".repeat(32), Samples.AT));
    }

    @Test
    void a_stream_s_id_has_its_kind_before_the_first_slash() {
        assertThat(User.STREAM.streamId("AIDA1")).isEqualTo("user/AIDA1");
        assertThat(StreamType.kindOf("user/AIDA1")).isEqualTo("user");
        assertThat(StreamType.idOf("a/b/c")).isEqualTo("b/c");
        assertThatExceptionOfType(IllegalArgumentException.class).isThrownBy(() -> StreamType.kindOf("user"));
        assertThatExceptionOfType(IllegalArgumentException.class).isThrownBy(() -> StreamType.idOf("/user"));
    }

    @Test
    void a_resource_whose_arn_names_no_account_is_claimed_in_the_installation() {
        var bucket = new ResourcePolicy(Samples.ACCOUNT, Samples.BUCKET, Samples.BUCKET_POLICY, Map.of());
        assertThat(ResourcePolicy.STREAM.claims().apply(bucket))
                .isEqualTo(Set.of(Claim.global("resource-policy", Samples.BUCKET)));
    }

    @Test
    void a_resource_whose_arn_names_its_account_needs_no_claim() {
        var queue = new ResourcePolicy(
                Samples.ACCOUNT, "arn:aws:sqs:us-east-1:111122223333:jobs", Samples.BUCKET_POLICY, Map.of());
        assertThat(ResourcePolicy.STREAM.claims().apply(queue)).isEmpty();
    }

    @Test
    void a_resource_has_another_stream_in_another_account() {
        assertThat(ResourcePolicy.id(Samples.ACCOUNT, Samples.BUCKET))
                .hasSize(64)
                .isEqualTo(ResourcePolicy.id(Samples.ACCOUNT, Samples.BUCKET))
                .isNotEqualTo(ResourcePolicy.id(new AccountId("444455556666"), Samples.BUCKET));
    }

    @Test
    void a_group_of_accounts_is_what_its_events_tell() {
        var group = (AccountGroup) Samples.state("policy.account-group");
        assertThat(group.name()).isEqualTo("Live");
        assertThat(group.parent()).hasValue(AccountGroupId.ROOT);
        assertThat(group.controlPolicies().of(ControlPolicyKind.SERVICE))
                .extracting(ControlPolicy::name)
                .containsExactly("all", "no-leaving");
        assertThat(group.controlPolicies().of(ControlPolicyKind.RESOURCE))
                .extracting(ControlPolicy::name)
                .containsExactly("ours");
        assertThat(AccountGroup.STREAM.claims().apply(group))
                .isEqualTo(Set.of(Claim.inAccount("account-group", "r-root/live")));
        assertThat(AccountGroup.STREAM.edges().apply(group)).isEqualTo(Set.of(new Edge("child-of", "r-root")));
    }

    @Test
    void the_root_is_in_no_group_and_knows_the_organisation() {
        var created = new OrganizationCreated(Samples.ORGANIZATION, AccountGroupId.ROOT, Samples.AT);
        AccountGroup root =
                AccountGroup.STREAM.evolve(Optional.empty(), created).orElseThrow();
        assertThat(root.organization()).hasValue(Samples.ORGANIZATION);
        assertThat(AccountGroup.STREAM.claims().apply(root)).isEmpty();
        assertThat(AccountGroup.STREAM.edges().apply(root)).isEmpty();
    }

    @Test
    void an_account_that_was_never_placed_is_in_the_root() {
        var set = new ServiceControlPoliciesSet(
                Samples.ACCOUNT.value(), List.of(new ControlPolicy("no-leaving", Samples.GUARD)));

        Optional<OrganizationAccount> account = OrganizationAccount.STREAM.evolve(Optional.empty(), set);

        assertThat(account.map(OrganizationAccount::group)).hasValue(AccountGroupId.ROOT);
        assertThat(account.map(found -> OrganizationAccount.STREAM.edges().apply(found)))
                .hasValue(Set.of(new Edge("placed-in", "r-root")));
    }

    @Test
    void ids_of_organisations_and_groups_have_their_form() {
        assertThat(new AccountGroupId("r-root")).isEqualTo(AccountGroupId.ROOT);
        for (String text : List.of("ou-root-SHOUTING22", "ou-root-short", "ou-else-production22", "r-rooty", "")) {
            assertThatExceptionOfType(IllegalArgumentException.class).isThrownBy(() -> new AccountGroupId(text));
        }
        assertThatExceptionOfType(IllegalArgumentException.class).isThrownBy(() -> new OrganizationId("o-short"));
        assertThat(UniqueIds.lowerCase("o-", 10, new byte[10])).isEqualTo("o-aaaaaaaaaa");
    }
}
