package io.chancery.contracts.identity;

import io.chancery.contracts.AccountId;
import io.chancery.contracts.Arns;
import io.chancery.contracts.GroupId;
import io.chancery.contracts.identity.GroupEvent.GroupCreated;
import io.chancery.contracts.identity.GroupEvent.GroupDeleted;
import io.chancery.contracts.identity.GroupEvent.GroupRenamed;
import io.chancery.contracts.stream.Claim;
import io.chancery.contracts.stream.Listing;
import io.chancery.contracts.stream.StreamType;
import java.time.Instant;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/** One IAM group as its events tell it. Who is in it is read from the users' edges. */
public record Group(GroupId id, AccountId account, String name, String path, Instant createdAt) {

    public static final String KIND = "group";

    public static final StreamType<Group, GroupEvent> STREAM = new StreamType<>(
            KIND,
            Group.class,
            GroupEvent.class,
            Group::evolve,
            group -> Set.of(nameClaim(group.name)),
            group -> Set.of(),
            group -> Optional.of(new Listing(group.name, group.path)));

    public static Claim nameClaim(String groupName) {
        return Claim.inAccount(KIND, groupName.toLowerCase(Locale.ROOT));
    }

    public String arn() {
        return Arns.group(account, path, name);
    }

    static Optional<Group> evolve(Optional<Group> before, GroupEvent event) {
        return switch (event) {
            case GroupCreated e ->
                Optional.of(new Group(e.groupId(), e.accountId(), e.groupName(), e.path(), e.createdAt()));
            case GroupRenamed e ->
                before.map(group -> new Group(group.id, group.account, e.newGroupName(), e.newPath(), group.createdAt));
            case GroupDeleted e -> Optional.empty();
        };
    }
}
