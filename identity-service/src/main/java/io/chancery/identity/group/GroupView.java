package io.chancery.identity.group;

import io.chancery.contracts.identity.Group;
import java.time.Instant;

/** A group as answers show it ("Group", IAM API). */
public record GroupView(String path, String groupName, String groupId, String arn, Instant createDate) {

    public static GroupView of(Group group) {
        return new GroupView(group.path(), group.name(), group.id().value(), group.arn(), group.createdAt());
    }
}
