package io.chancery.contracts.record;

import io.chancery.contracts.AccessKeyId;
import io.chancery.contracts.AccountGroupId;
import io.chancery.contracts.AccountId;
import io.chancery.contracts.ContractJson;
import io.chancery.contracts.Event;
import io.chancery.contracts.GroupId;
import io.chancery.contracts.InstanceProfileId;
import io.chancery.contracts.Log;
import io.chancery.contracts.OrganizationId;
import io.chancery.contracts.PolicyId;
import io.chancery.contracts.Position;
import io.chancery.contracts.RoleId;
import io.chancery.contracts.Tag;
import io.chancery.contracts.UserId;
import io.chancery.contracts.activity.ActivityRecord;
import io.chancery.contracts.identity.AccessKey;
import io.chancery.contracts.identity.AccessKeyEvent.AccessKeyCreated;
import io.chancery.contracts.identity.AccessKeyEvent.AccessKeyDeleted;
import io.chancery.contracts.identity.AccessKeyEvent.AccessKeyStatusChanged;
import io.chancery.contracts.identity.Account;
import io.chancery.contracts.identity.AccountEvent.AccountClosed;
import io.chancery.contracts.identity.AccountEvent.AccountOpened;
import io.chancery.contracts.identity.AccountEvent.AccountReady;
import io.chancery.contracts.identity.Group;
import io.chancery.contracts.identity.GroupEvent.GroupCreated;
import io.chancery.contracts.identity.GroupEvent.GroupDeleted;
import io.chancery.contracts.identity.GroupEvent.GroupRenamed;
import io.chancery.contracts.identity.InstanceProfile;
import io.chancery.contracts.identity.InstanceProfileEvent.InstanceProfileCreated;
import io.chancery.contracts.identity.InstanceProfileEvent.InstanceProfileDeleted;
import io.chancery.contracts.identity.InstanceProfileEvent.InstanceProfileTagged;
import io.chancery.contracts.identity.InstanceProfileEvent.InstanceProfileUntagged;
import io.chancery.contracts.identity.InstanceProfileEvent.RoleAddedToInstanceProfile;
import io.chancery.contracts.identity.InstanceProfileEvent.RoleRemovedFromInstanceProfile;
import io.chancery.contracts.identity.KeyOwner;
import io.chancery.contracts.identity.PermissionsBoundary;
import io.chancery.contracts.identity.Role;
import io.chancery.contracts.identity.RoleEvent.RoleCreated;
import io.chancery.contracts.identity.RoleEvent.RoleDeleted;
import io.chancery.contracts.identity.RoleEvent.RolePermissionsBoundaryDeleted;
import io.chancery.contracts.identity.RoleEvent.RolePermissionsBoundaryPut;
import io.chancery.contracts.identity.RoleEvent.RoleTagged;
import io.chancery.contracts.identity.RoleEvent.RoleTrustPolicyUpdated;
import io.chancery.contracts.identity.RoleEvent.RoleUntagged;
import io.chancery.contracts.identity.RoleEvent.RoleUpdated;
import io.chancery.contracts.identity.TrustPolicy;
import io.chancery.contracts.identity.User;
import io.chancery.contracts.identity.UserEvent.UserAddedToGroup;
import io.chancery.contracts.identity.UserEvent.UserCreated;
import io.chancery.contracts.identity.UserEvent.UserDeleted;
import io.chancery.contracts.identity.UserEvent.UserPermissionsBoundaryDeleted;
import io.chancery.contracts.identity.UserEvent.UserPermissionsBoundaryPut;
import io.chancery.contracts.identity.UserEvent.UserRemovedFromGroup;
import io.chancery.contracts.identity.UserEvent.UserRenamed;
import io.chancery.contracts.identity.UserEvent.UserTagged;
import io.chancery.contracts.identity.UserEvent.UserUntagged;
import io.chancery.contracts.ledger.LedgerRow;
import io.chancery.contracts.policy.AccountGroup;
import io.chancery.contracts.policy.AccountGroupEvent.AccountGroupCreated;
import io.chancery.contracts.policy.AccountGroupEvent.AccountGroupDeleted;
import io.chancery.contracts.policy.AccountGroupEvent.AccountGroupRenamed;
import io.chancery.contracts.policy.AccountGroupEvent.OrganizationCreated;
import io.chancery.contracts.policy.Catalogue;
import io.chancery.contracts.policy.CatalogueEvent.CatalogueActivated;
import io.chancery.contracts.policy.ControlPoliciesEvent.ResourceControlPoliciesCleared;
import io.chancery.contracts.policy.ControlPoliciesEvent.ResourceControlPoliciesSet;
import io.chancery.contracts.policy.ControlPoliciesEvent.ServiceControlPoliciesCleared;
import io.chancery.contracts.policy.ControlPoliciesEvent.ServiceControlPoliciesSet;
import io.chancery.contracts.policy.ControlPolicy;
import io.chancery.contracts.policy.ManagedPolicy;
import io.chancery.contracts.policy.ManagedPolicyEvent.PolicyCreated;
import io.chancery.contracts.policy.ManagedPolicyEvent.PolicyDeleted;
import io.chancery.contracts.policy.ManagedPolicyEvent.PolicyTagged;
import io.chancery.contracts.policy.ManagedPolicyEvent.PolicyUntagged;
import io.chancery.contracts.policy.OrganizationAccount;
import io.chancery.contracts.policy.OrganizationAccountEvent.AccountPlaced;
import io.chancery.contracts.policy.OrganizationAccountEvent.OrganizationAccountRetired;
import io.chancery.contracts.policy.PolicyAccount;
import io.chancery.contracts.policy.PolicyAccountEvent.AccountRetired;
import io.chancery.contracts.policy.PrincipalKind;
import io.chancery.contracts.policy.PrincipalPolicies;
import io.chancery.contracts.policy.PrincipalPoliciesEvent.InlinePolicyDeleted;
import io.chancery.contracts.policy.PrincipalPoliciesEvent.InlinePolicyPut;
import io.chancery.contracts.policy.PrincipalPoliciesEvent.ManagedPolicyAttached;
import io.chancery.contracts.policy.PrincipalPoliciesEvent.ManagedPolicyDetached;
import io.chancery.contracts.policy.PrincipalPoliciesEvent.PrincipalRetired;
import io.chancery.contracts.policy.ResourcePolicy;
import io.chancery.contracts.policy.ResourcePolicyEvent.ResourcePolicyDeleted;
import io.chancery.contracts.policy.ResourcePolicyEvent.ResourcePolicyPut;
import io.chancery.contracts.stream.StreamType;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;

/** A life of every kind of stream: between them each event happens. None of the values is real. */
final class Samples {
    static final AccountId ACCOUNT = new AccountId("111122223333");
    static final Instant AT = Instant.parse("2026-01-02T03:04:05Z");
    static final UserId USER = new UserId("AIDAALICEALICEALICE22");
    static final GroupId GROUP = new GroupId("AGPAWRITERSWRITERS222");
    static final GroupId OTHER_GROUP = new GroupId("AGPAREADERSREADERS222");
    static final RoleId ROLE = new RoleId("AROACLERKCLERKCLERK22");
    static final RoleId OTHER_ROLE = new RoleId("AROAREADERREADERREAD2");
    static final InstanceProfileId PROFILE = new InstanceProfileId("AIPADESKSDESKSDESKS22");
    static final PolicyId POLICY = new PolicyId("ANPALIMITSLIMITSLIM22");
    static final AccessKeyId KEY = new AccessKeyId("AKIAKEYKEYKEYKEYKEY2");
    static final String POLICY_ARN = "arn:aws:iam::111122223333:policy/limits";
    static final String DOCUMENT =
            "{\"Version\":\"2012-10-17\",\"Statement\":[{\"Effect\":\"Allow\",\"Action\":\"*\",\"Resource\":\"*\"}]}";
    static final String TRUST =
            "{\"Version\":\"2012-10-17\",\"Statement\":[{\"Effect\":\"Allow\",\"Principal\":{\"AWS\":\"arn:aws:iam::111122223333:user/Alice\"},\"Action\":\"sts:AssumeRole\"}]}";

    static final String BUCKET = "arn:aws:s3:::figures";
    static final String BUCKET_POLICY =
            "{\"Version\":\"2012-10-17\",\"Statement\":[{\"Effect\":\"Allow\",\"Principal\":{\"AWS\":\"arn:aws:iam::111122223333:user/Alice\"},\"Action\":\"s3:GetObject\",\"Resource\":\"arn:aws:s3:::figures/*\"}]}";

    static final OrganizationId ORGANIZATION = new OrganizationId("o-example2222");
    static final AccountGroupId ACCOUNT_GROUP = new AccountGroupId("ou-root-production22");
    static final String GUARD =
            "{\"Version\":\"2012-10-17\",\"Statement\":[{\"Effect\":\"Deny\",\"Action\":\"iam:Delete*\",\"Resource\":\"*\"}]}";
    static final String PERIMETER =
            "{\"Version\":\"2012-10-17\",\"Statement\":[{\"Effect\":\"Deny\",\"Principal\":\"*\",\"Action\":\"s3:*\",\"Resource\":\"*\",\"Condition\":{\"StringNotEqualsIfExists\":{\"aws:PrincipalOrgID\":\"o-example2222\"}}}]}";

    private static final PermissionsBoundary BOUNDARY = new PermissionsBoundary(POLICY_ARN, POLICY);
    private static final List<Tag> TAGS = List.of(new Tag("Team", "ink"), new Tag("Room", ""));

    private Samples() {}

    /**
     * The events of one stream, in order; the last of them ends its life, if anything can.
     *
     * @param log that the stream is in
     */
    record Life(Log log, StreamType<?, ?> type, List<? extends Event> events) {
        String name() {
            return log.wireName() + "." + type.kind();
        }
    }

    static List<Life> lives() {
        return List.of(
                account(),
                user(),
                group(),
                role(),
                instanceProfile(),
                accessKey(),
                policy(),
                principalPolicies(),
                resourcePolicy(),
                catalogue(),
                retired(),
                rootGroup(),
                accountGroup(),
                organizationAccount());
    }

    private static Life account() {
        return new Life(
                Log.IDENTITY,
                Account.STREAM,
                List.of(
                        new AccountOpened(ACCOUNT, Optional.of("example"), Optional.of("admin"), AT),
                        new AccountReady(ACCOUNT, AT),
                        new AccountClosed(ACCOUNT, AT)));
    }

    private static Life user() {
        return new Life(
                Log.IDENTITY,
                User.STREAM,
                List.of(
                        new UserCreated(USER, ACCOUNT, "Alice", "/desk/", TAGS, Optional.of(BOUNDARY), AT),
                        new UserAddedToGroup(USER, GROUP),
                        new UserRenamed(USER, "Alicia", "/hall/"),
                        new UserAddedToGroup(USER, OTHER_GROUP),
                        new UserAddedToGroup(USER, GROUP),
                        new UserRemovedFromGroup(USER, GROUP),
                        new UserUntagged(USER, List.of("Team")),
                        new UserTagged(USER, TAGS),
                        new UserPermissionsBoundaryDeleted(USER),
                        new UserPermissionsBoundaryPut(USER, BOUNDARY),
                        new UserDeleted(USER)));
    }

    private static Life group() {
        return new Life(
                Log.IDENTITY,
                Group.STREAM,
                List.of(
                        new GroupCreated(GROUP, ACCOUNT, "Writers", "/", AT),
                        new GroupRenamed(GROUP, "Scribes", "/desk/"),
                        new GroupDeleted(GROUP)));
    }

    private static Life role() {
        var trust = new TrustPolicy(TRUST, Map.of("arn:aws:iam::111122223333:user/Alice", USER.value()));
        return new Life(
                Log.IDENTITY,
                Role.STREAM,
                List.of(
                        new RoleCreated(
                                ROLE,
                                ACCOUNT,
                                "Clerk",
                                "/",
                                new TrustPolicy(TRUST, Map.of()),
                                Optional.of("keeps the rolls"),
                                3_600,
                                TAGS,
                                Optional.of(BOUNDARY),
                                AT),
                        new RoleTrustPolicyUpdated(ROLE, trust),
                        new RoleUntagged(ROLE, List.of("Team")),
                        new RoleTagged(ROLE, TAGS),
                        new RolePermissionsBoundaryDeleted(ROLE),
                        new RolePermissionsBoundaryPut(ROLE, BOUNDARY),
                        new RoleUpdated(ROLE, Optional.empty(), 7_200),
                        new RoleUpdated(ROLE, Optional.of("keeps the rolls"), 3_600),
                        new RoleDeleted(ROLE)));
    }

    private static Life instanceProfile() {
        return new Life(
                Log.IDENTITY,
                InstanceProfile.STREAM,
                List.of(
                        new InstanceProfileCreated(PROFILE, ACCOUNT, "Desks", "/hall/", TAGS, AT),
                        new RoleAddedToInstanceProfile(PROFILE, OTHER_ROLE),
                        new RoleRemovedFromInstanceProfile(PROFILE, OTHER_ROLE),
                        new InstanceProfileTagged(PROFILE, List.of(new Tag("Room", "3"), new Tag("room", "4"))),
                        new InstanceProfileUntagged(PROFILE, List.of("Team")),
                        new RoleAddedToInstanceProfile(PROFILE, ROLE),
                        new RoleRemovedFromInstanceProfile(PROFILE, OTHER_ROLE),
                        new InstanceProfileDeleted(PROFILE)));
    }

    private static Life accessKey() {
        return new Life(
                Log.IDENTITY,
                AccessKey.STREAM,
                List.of(
                        new AccessKeyCreated(KEY, ACCOUNT, KeyOwner.user(USER), AT),
                        new AccessKeyStatusChanged(KEY, false, AT.plusSeconds(60)),
                        new AccessKeyDeleted(KEY)));
    }

    private static Life policy() {
        return new Life(
                Log.POLICY,
                ManagedPolicy.STREAM,
                List.of(
                        new PolicyCreated(POLICY, ACCOUNT, "limits", "/", Optional.of("how far"), DOCUMENT, TAGS, AT),
                        new PolicyUntagged(POLICY, List.of("Team")),
                        new PolicyTagged(POLICY, TAGS),
                        new PolicyDeleted(POLICY)));
    }

    private static Life principalPolicies() {
        String principal = USER.value();
        return new Life(
                Log.POLICY,
                PrincipalPolicies.STREAM,
                List.of(
                        new ManagedPolicyAttached(principal, PrincipalKind.USER, ACCOUNT, POLICY_ARN, POLICY),
                        new InlinePolicyPut(principal, PrincipalKind.USER, ACCOUNT, "own", DOCUMENT),
                        new InlinePolicyPut(principal, PrincipalKind.USER, ACCOUNT, "more", DOCUMENT),
                        new InlinePolicyDeleted(principal, "more"),
                        new ManagedPolicyDetached(principal, POLICY),
                        new ManagedPolicyAttached(principal, PrincipalKind.USER, ACCOUNT, POLICY_ARN, POLICY),
                        new PrincipalRetired(principal)));
    }

    private static Life resourcePolicy() {
        return new Life(
                Log.POLICY,
                ResourcePolicy.STREAM,
                List.of(
                        new ResourcePolicyPut(
                                ACCOUNT,
                                BUCKET,
                                BUCKET_POLICY,
                                Map.of("arn:aws:iam::111122223333:user/Alice", USER.value())),
                        new ResourcePolicyDeleted(ACCOUNT, BUCKET)));
    }

    private static Life catalogue() {
        return new Life(
                Log.POLICY, Catalogue.STREAM, List.of(new CatalogueActivated("0.0.656", 1_594, "00".repeat(32), AT)));
    }

    private static Life retired() {
        return new Life(Log.POLICY, PolicyAccount.STREAM, List.of(new AccountRetired(ACCOUNT, AT)));
    }

    private static Life accountGroup() {
        String group = ACCOUNT_GROUP.value();
        return new Life(
                Log.POLICY,
                AccountGroup.STREAM,
                List.of(
                        new AccountGroupCreated(ACCOUNT_GROUP, "Production", AccountGroupId.ROOT, AT),
                        new AccountGroupRenamed(ACCOUNT_GROUP, "Live"),
                        new ServiceControlPoliciesSet(group, List.of(new ControlPolicy("no-leaving", GUARD))),
                        new ServiceControlPoliciesCleared(group),
                        new ServiceControlPoliciesSet(
                                group,
                                List.of(new ControlPolicy("all", DOCUMENT), new ControlPolicy("no-leaving", GUARD))),
                        new ResourceControlPoliciesSet(group, List.of(new ControlPolicy("ours", PERIMETER))),
                        new ResourceControlPoliciesCleared(group),
                        new ResourceControlPoliciesSet(group, List.of(new ControlPolicy("ours", PERIMETER))),
                        new AccountGroupDeleted(ACCOUNT_GROUP)));
    }

    private static Life organizationAccount() {
        return new Life(
                Log.POLICY,
                OrganizationAccount.STREAM,
                List.of(
                        new AccountPlaced(ACCOUNT, ACCOUNT_GROUP),
                        new ServiceControlPoliciesSet(ACCOUNT.value(), List.of(new ControlPolicy("no-leaving", GUARD))),
                        new OrganizationAccountRetired(ACCOUNT, AT)));
    }

    private static Life rootGroup() {
        return new Life(
                Log.POLICY,
                AccountGroup.STREAM,
                List.of(new OrganizationCreated(ORGANIZATION, AccountGroupId.ROOT, AT)));
    }

    /** One event of each type, by wire name. */
    static Map<String, Event> events() {
        Map<String, Event> events = new LinkedHashMap<>();
        for (Life life : lives()) {
            for (Event event : life.events()) {
                events.putIfAbsent(EventCodec.wireType(event.getClass()), event);
            }
        }
        return events;
    }

    static Event event(String wireType) {
        return Objects.requireNonNull(events().get(wireType), wireType);
    }

    /** @param name log and kind, {@code identity.user} */
    static Record state(String name) {
        return Objects.requireNonNull(states().get(name), name);
    }

    /** The fullest state of each kind of stream that ever has one: the one before the last event. */
    static Map<String, Record> states() {
        Map<String, Record> states = new LinkedHashMap<>();
        for (Life life : lives()) {
            Optional<? extends Record> state = Optional.empty();
            for (Event event : life.events()) {
                state = Folding.next(life.type(), state, event);
                state.ifPresent(some -> states.put(life.name(), some));
            }
        }
        return states;
    }

    /** The other records that travel through topics. */
    static Map<String, Record> records() {
        var revision = new Position(Log.IDENTITY, 3, 1_042);
        return Map.of(
                "progress", new ProgressRecord(1_042, "ab".repeat(32), 17, AT, Optional.empty()),
                "progress-that-depends",
                        new ProgressRecord(
                                1_042, "ab".repeat(32), 17, AT, Optional.of(List.of(new Position(Log.POLICY, 3, 7)))),
                "state",
                        new StateRecord(
                                ACCOUNT,
                                "group",
                                GROUP.value(),
                                2,
                                1_042,
                                ContractJson.MAPPER.valueToTree(new Group(GROUP, ACCOUNT, "Writers", "/", AT))),
                "ledger",
                        new LedgerRow(
                                ACCOUNT,
                                USER.value(),
                                Optional.of("Alice"),
                                "arn:aws:iam::111122223333:user/Alice",
                                AT,
                                true,
                                Optional.of(AT),
                                Optional.of(AT),
                                Optional.of(AT),
                                true,
                                List.of(new LedgerRow.Key(
                                        KEY.value(),
                                        true,
                                        AT,
                                        Optional.of(new LedgerRow.LastUsed(AT, "us-east-1", "iam"))))),
                "activity",
                        new ActivityRecord(
                                UUID.fromString("019b7c9e-8a88-7000-8000-000000000001"),
                                AT.plusMillis(678),
                                "iam.amazonaws.com",
                                "CreateUser",
                                "us-east-1",
                                false,
                                ACCOUNT,
                                new ActivityRecord.Identity(
                                        "Root",
                                        "111122223333",
                                        "arn:aws:iam::111122223333:root",
                                        ACCOUNT,
                                        Optional.of(KEY.value())),
                                Optional.of("192.0.2.7"),
                                Optional.of("aws-cli/2"),
                                "request-1",
                                Optional.of("EntityAlreadyExists"),
                                Optional.of("User with name Alice already exists."),
                                Map.of("UserName", "Alice", "Path", "/"),
                                Optional.of(revision.toString())));
    }
}
