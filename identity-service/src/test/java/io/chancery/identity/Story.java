package io.chancery.identity;

import io.chancery.contracts.AccessKeyId;
import io.chancery.contracts.AccountId;
import io.chancery.contracts.GroupId;
import io.chancery.contracts.InstanceProfileId;
import io.chancery.contracts.PolicyId;
import io.chancery.contracts.RoleId;
import io.chancery.contracts.Tag;
import io.chancery.contracts.UserId;
import io.chancery.contracts.identity.AccessKey;
import io.chancery.contracts.identity.AccessKeyEvent.AccessKeyCreated;
import io.chancery.contracts.identity.Account;
import io.chancery.contracts.identity.AccountEvent.AccountOpened;
import io.chancery.contracts.identity.Group;
import io.chancery.contracts.identity.GroupEvent.GroupCreated;
import io.chancery.contracts.identity.IdentityEvent;
import io.chancery.contracts.identity.InstanceProfile;
import io.chancery.contracts.identity.InstanceProfileEvent.InstanceProfileCreated;
import io.chancery.contracts.identity.InstanceProfileEvent.RoleAddedToInstanceProfile;
import io.chancery.contracts.identity.KeyOwner;
import io.chancery.contracts.identity.PermissionsBoundary;
import io.chancery.contracts.identity.Role;
import io.chancery.contracts.identity.RoleEvent.RoleCreated;
import io.chancery.contracts.identity.TrustPolicy;
import io.chancery.contracts.identity.User;
import io.chancery.contracts.identity.UserEvent.UserAddedToGroup;
import io.chancery.contracts.identity.UserEvent.UserCreated;
import io.chancery.contracts.stream.StreamType;
import io.chancery.runtime.caller.Call;
import io.chancery.runtime.caller.Caller;
import io.chancery.runtime.caller.Origin;
import io.chancery.store.append.Change;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The people and things that the tests of operations tell of. */
public final class Story {
    public static final AccountId ACCOUNT = new AccountId("111122223333");
    public static final AccountId OTHER_ACCOUNT = new AccountId("444455556666");
    public static final Instant LONG_AGO = Instant.parse("2025-01-01T00:00:00Z");

    public static final UserId ALICE_ID = new UserId("AIDAALICEALICEALICE22");
    public static final UserId BOB_ID = new UserId("AIDABOBBOBBOBBOBBOB22");
    public static final UserId BOUNDED_ID = new UserId("AIDACAROLCAROLCAROL22");
    public static final GroupId WRITERS_ID = new GroupId("AGPAWRITERSWRITERS222");
    public static final GroupId READERS_ID = new GroupId("AGPAREADERSREADERS222");
    public static final RoleId CLERK_ID = new RoleId("AROACLERKCLERKCLERK22");
    public static final InstanceProfileId DESKS_ID = new InstanceProfileId("AIPADESKSDESKSDESKS22");
    public static final InstanceProfileId CARTS_ID = new InstanceProfileId("AIPACARTSCARTSCARTS22");
    public static final PolicyId LIMITS_ID = new PolicyId("ANPALIMITSLIMITSLIM22");
    public static final String LIMITS_ARN = "arn:aws:iam::111122223333:policy/limits";
    public static final AccessKeyId KEY_ID = new AccessKeyId("AKIAKEYKEYKEYKEYKEY2");

    public static final String TRUST_ROOT =
            "{\"Version\":\"2012-10-17\",\"Statement\":[{\"Effect\":\"Allow\",\"Principal\":{\"AWS\":\"111122223333\"},\"Action\":\"sts:AssumeRole\"}]}";

    /** Alice at {@code /desk/}, tagged, bounded. */
    public static final Change ALICE = user(ACCOUNT, ALICE_ID, "Alice", "/desk/", List.of(new Tag("Team", "ink")));

    public static final Change BOB = user(ACCOUNT, BOB_ID, "bob", "/", List.of());
    public static final Change WRITERS = group(WRITERS_ID, "Writers", "/desk/");
    public static final Change READERS = group(READERS_ID, "readers", "/");
    public static final Change CLERK = role(CLERK_ID, "Clerk", "/desk/", TRUST_ROOT, Map.of());

    public static final RoleId BATCH_ID = new RoleId("AROABATCHBATCHBATCH22");

    /** The role of the service Batch. */
    public static final Change BATCH =
            role(BATCH_ID, "AWSServiceRoleForBatch", "/aws-service-role/batch.amazonaws.com/", TRUST_ROOT, Map.of());

    public static final String BATCH_PROTECTED =
            "Cannot perform the operation on the protected role 'AWSServiceRoleForBatch' - this role is only modifiable by AWS";

    /** The profile Desks at {@code /hall/}, tagged, empty. */
    public static final Change DESKS = profile(DESKS_ID, "Desks", "/hall/", List.of(new Tag("Room", "3")));

    public static final Change CARTS = profile(CARTS_ID, "Carts", "/", List.of());
    public static final Change CLERK_IN_DESKS = holds(DESKS_ID, CLERK_ID);

    private Story() {}

    public static Change opened(AccountId account) {
        return change(
                Account.STREAM,
                account.value(),
                new AccountOpened(account, Optional.empty(), Optional.empty(), LONG_AGO));
    }

    public static Change user(AccountId account, UserId id, String name, String path, List<Tag> tags) {
        return change(
                User.STREAM, id.value(), new UserCreated(id, account, name, path, tags, Optional.empty(), LONG_AGO));
    }

    public static Change bounded(UserId id, String name) {
        return change(
                User.STREAM,
                id.value(),
                new UserCreated(
                        id,
                        ACCOUNT,
                        name,
                        "/",
                        List.of(),
                        Optional.of(new PermissionsBoundary(LIMITS_ARN, LIMITS_ID)),
                        LONG_AGO));
    }

    public static Change group(GroupId id, String name, String path) {
        return change(Group.STREAM, id.value(), new GroupCreated(id, ACCOUNT, name, path, LONG_AGO));
    }

    public static Change role(RoleId id, String name, String path, String trust, Map<String, String> principals) {
        return change(
                Role.STREAM,
                id.value(),
                new RoleCreated(
                        id,
                        ACCOUNT,
                        name,
                        path,
                        new TrustPolicy(trust, principals),
                        Optional.of("keeps the rolls"),
                        3_600,
                        List.of(new Tag("Team", "ink")),
                        Optional.of(new PermissionsBoundary(LIMITS_ARN, LIMITS_ID)),
                        LONG_AGO));
    }

    public static Change joins(UserId user, GroupId group) {
        return change(User.STREAM, user.value(), new UserAddedToGroup(user, group));
    }

    public static Change profile(InstanceProfileId id, String name, String path, List<Tag> tags) {
        return change(
                InstanceProfile.STREAM,
                id.value(),
                new InstanceProfileCreated(id, ACCOUNT, name, path, tags, LONG_AGO));
    }

    public static Change holds(InstanceProfileId profile, RoleId role) {
        return change(InstanceProfile.STREAM, profile.value(), new RoleAddedToInstanceProfile(profile, role));
    }

    public static Change key(AccessKeyId id, KeyOwner owner) {
        return key(id, ACCOUNT, owner);
    }

    public static Change key(AccessKeyId id, AccountId account, KeyOwner owner) {
        return change(AccessKey.STREAM, id.value(), new AccessKeyCreated(id, account, owner, LONG_AGO));
    }

    public static Change happens(StreamType<?, ?> type, String id, IdentityEvent event) {
        return change(type, id, event);
    }

    private static Change change(StreamType<?, ?> type, String id, IdentityEvent event) {
        return new Change(type, id, "arn:aws:iam::111122223333:given", event);
    }

    public static Call asRoot() {
        return call(Caller.root(ACCOUNT));
    }

    public static Call as(UserId user) {
        return call(new Caller(Caller.Type.USER, ACCOUNT, user.value(), Optional.of(KEY_ID), Optional.empty()));
    }

    public static Call asSession() {
        return call(new Caller(
                Caller.Type.ROLE_SESSION, ACCOUNT, CLERK_ID.value(), Optional.empty(), Optional.of("statement")));
    }

    private static Call call(Caller caller) {
        return new Call(caller, Origin.SUITE, "request-1", FixedFacts.NOW, Optional.empty());
    }
}
