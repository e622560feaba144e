package io.chancery.policy.principal;

import io.chancery.contracts.AccountId;
import io.chancery.contracts.Arns;
import io.chancery.contracts.policy.PrincipalKind;

/** The name by which a request means a user, group or role. */
public sealed interface PrincipalName permits UserName, GroupName, RoleName {

    /** What names consist of ("IAM and AWS STS quotas", IAM User Guide). */
    String PATTERN = "[\\w+=,.@-]+";

    String value();

    default PrincipalKind kind() {
        return switch (this) {
            case UserName user -> PrincipalKind.USER;
            case GroupName group -> PrincipalKind.GROUP;
            case RoleName role -> PrincipalKind.ROLE;
        };
    }

    /** As AWS's messages call the kind: {@code user}, {@code group}, {@code role}. */
    default String noun() {
        return switch (this) {
            case UserName user -> "user";
            case GroupName group -> "group";
            case RoleName role -> "role";
        };
    }

    /** As AWS's quotas call the kind: {@code User}, {@code Group}, {@code Role}. */
    default String title() {
        return switch (this) {
            case UserName user -> "User";
            case GroupName group -> "Group";
            case RoleName role -> "Role";
        };
    }

    /** The ARN that it has under a path. */
    default String arn(AccountId account, String path) {
        return switch (this) {
            case UserName user -> Arns.user(account, path, value());
            case GroupName group -> Arns.group(account, path, value());
            case RoleName role -> Arns.role(account, path, value());
        };
    }
}
