package io.chancery.identity.user;

import io.chancery.contracts.Tag;
import io.chancery.contracts.identity.User;
import io.chancery.identity.entity.BoundaryLookup;
import io.chancery.runtime.tag.Tags;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** A user as answers show it ("User", IAM API). */
public record UserView(
        String path,
        String userName,
        String userId,
        String arn,
        Instant createDate,
        Optional<BoundaryLookup.Attached> permissionsBoundary,
        Optional<List<Tag>> tags) {

    /** All that there is. */
    public static UserView of(User user) {
        return new UserView(
                user.path(),
                user.name(),
                user.id().value(),
                user.arn(),
                user.createdAt(),
                user.permissionsBoundary().map(BoundaryLookup.Attached::of),
                Tags.shown(user.tags()));
    }

    /** As in lists, which leave out boundary and tags ("ListUsers", IAM API). */
    public static UserView listed(User user) {
        return new UserView(
                user.path(),
                user.name(),
                user.id().value(),
                user.arn(),
                user.createdAt(),
                Optional.empty(),
                Optional.empty());
    }
}
