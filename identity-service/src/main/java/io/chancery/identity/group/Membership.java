package io.chancery.identity.group;

import io.chancery.contracts.identity.Group;
import io.chancery.contracts.identity.User;
import io.chancery.identity.user.UserName;
import io.chancery.identity.user.Users;
import io.chancery.runtime.caller.Call;
import io.chancery.store.append.Reads;
import io.chancery.store.append.Stream;

/** A group and a user, as operations on membership read them. */
public record Membership(Stream<Group> group, Stream<User> user) {

    static Reads<Membership> reads(Call call, GroupName groupName, UserName userName) {
        return Groups.named(call, groupName).and(Users.named(call, userName), Membership::new);
    }
}
