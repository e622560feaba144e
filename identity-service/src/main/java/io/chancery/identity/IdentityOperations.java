package io.chancery.identity;

import io.chancery.identity.accesskey.CreateAccessKey;
import io.chancery.identity.accesskey.DeleteAccessKey;
import io.chancery.identity.accesskey.GetAccessKeyLastUsed;
import io.chancery.identity.accesskey.ListAccessKeys;
import io.chancery.identity.accesskey.UpdateAccessKey;
import io.chancery.identity.group.AddUserToGroup;
import io.chancery.identity.group.CreateGroup;
import io.chancery.identity.group.DeleteGroup;
import io.chancery.identity.group.GetGroup;
import io.chancery.identity.group.ListGroups;
import io.chancery.identity.group.ListGroupsForUser;
import io.chancery.identity.group.RemoveUserFromGroup;
import io.chancery.identity.group.UpdateGroup;
import io.chancery.identity.instanceprofile.AddRoleToInstanceProfile;
import io.chancery.identity.instanceprofile.CreateInstanceProfile;
import io.chancery.identity.instanceprofile.DeleteInstanceProfile;
import io.chancery.identity.instanceprofile.GetInstanceProfile;
import io.chancery.identity.instanceprofile.ListInstanceProfileTags;
import io.chancery.identity.instanceprofile.ListInstanceProfiles;
import io.chancery.identity.instanceprofile.ListInstanceProfilesForRole;
import io.chancery.identity.instanceprofile.RemoveRoleFromInstanceProfile;
import io.chancery.identity.instanceprofile.TagInstanceProfile;
import io.chancery.identity.instanceprofile.UntagInstanceProfile;
import io.chancery.identity.role.CreateRole;
import io.chancery.identity.role.DeleteRole;
import io.chancery.identity.role.DeleteRolePermissionsBoundary;
import io.chancery.identity.role.GetRole;
import io.chancery.identity.role.ListRoleTags;
import io.chancery.identity.role.ListRoles;
import io.chancery.identity.role.PutRolePermissionsBoundary;
import io.chancery.identity.role.TagRole;
import io.chancery.identity.role.UntagRole;
import io.chancery.identity.role.UpdateAssumeRolePolicy;
import io.chancery.identity.role.UpdateRole;
import io.chancery.identity.role.UpdateRoleDescription;
import io.chancery.identity.servicelinkedrole.CreateServiceLinkedRole;
import io.chancery.identity.servicelinkedrole.DeleteServiceLinkedRole;
import io.chancery.identity.servicelinkedrole.GetServiceLinkedRoleDeletionStatus;
import io.chancery.identity.session.AssumeRole;
import io.chancery.identity.session.DecodeAuthorizationMessage;
import io.chancery.identity.session.GetCallerIdentity;
import io.chancery.identity.user.CreateUser;
import io.chancery.identity.user.DeleteUser;
import io.chancery.identity.user.DeleteUserPermissionsBoundary;
import io.chancery.identity.user.GetUser;
import io.chancery.identity.user.ListUserTags;
import io.chancery.identity.user.ListUsers;
import io.chancery.identity.user.PutUserPermissionsBoundary;
import io.chancery.identity.user.TagUser;
import io.chancery.identity.user.UntagUser;
import io.chancery.identity.user.UpdateUser;
import java.util.List;

/** Every operation that identity-service answers. */
public final class IdentityOperations {
    public static final List<Class<? extends Record>> ALL = List.of(
            CreateUser.class,
            GetUser.class,
            ListUsers.class,
            UpdateUser.class,
            DeleteUser.class,
            PutUserPermissionsBoundary.class,
            DeleteUserPermissionsBoundary.class,
            TagUser.class,
            UntagUser.class,
            ListUserTags.class,
            CreateGroup.class,
            GetGroup.class,
            ListGroups.class,
            UpdateGroup.class,
            DeleteGroup.class,
            AddUserToGroup.class,
            RemoveUserFromGroup.class,
            ListGroupsForUser.class,
            CreateRole.class,
            GetRole.class,
            ListRoles.class,
            UpdateRole.class,
            UpdateRoleDescription.class,
            UpdateAssumeRolePolicy.class,
            DeleteRole.class,
            PutRolePermissionsBoundary.class,
            DeleteRolePermissionsBoundary.class,
            TagRole.class,
            UntagRole.class,
            ListRoleTags.class,
            CreateServiceLinkedRole.class,
            DeleteServiceLinkedRole.class,
            GetServiceLinkedRoleDeletionStatus.class,
            CreateInstanceProfile.class,
            GetInstanceProfile.class,
            ListInstanceProfiles.class,
            ListInstanceProfilesForRole.class,
            AddRoleToInstanceProfile.class,
            RemoveRoleFromInstanceProfile.class,
            TagInstanceProfile.class,
            UntagInstanceProfile.class,
            ListInstanceProfileTags.class,
            DeleteInstanceProfile.class,
            CreateAccessKey.class,
            ListAccessKeys.class,
            UpdateAccessKey.class,
            DeleteAccessKey.class,
            GetAccessKeyLastUsed.class,
            GetCallerIdentity.class,
            AssumeRole.class,
            DecodeAuthorizationMessage.class);

    private IdentityOperations() {}
}
