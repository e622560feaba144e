package io.chancery.policy;

import io.chancery.policy.attachment.AttachGroupPolicy;
import io.chancery.policy.attachment.AttachRolePolicy;
import io.chancery.policy.attachment.AttachUserPolicy;
import io.chancery.policy.attachment.DetachGroupPolicy;
import io.chancery.policy.attachment.DetachRolePolicy;
import io.chancery.policy.attachment.DetachUserPolicy;
import io.chancery.policy.attachment.ListAttachedGroupPolicies;
import io.chancery.policy.attachment.ListAttachedRolePolicies;
import io.chancery.policy.attachment.ListAttachedUserPolicies;
import io.chancery.policy.inline.DeleteGroupPolicy;
import io.chancery.policy.inline.DeleteRolePolicy;
import io.chancery.policy.inline.DeleteUserPolicy;
import io.chancery.policy.inline.GetGroupPolicy;
import io.chancery.policy.inline.GetRolePolicy;
import io.chancery.policy.inline.GetUserPolicy;
import io.chancery.policy.inline.ListGroupPolicies;
import io.chancery.policy.inline.ListRolePolicies;
import io.chancery.policy.inline.ListUserPolicies;
import io.chancery.policy.inline.PutGroupPolicy;
import io.chancery.policy.inline.PutRolePolicy;
import io.chancery.policy.inline.PutUserPolicy;
import io.chancery.policy.managed.CreatePolicy;
import io.chancery.policy.managed.DeletePolicy;
import io.chancery.policy.managed.GetPolicy;
import io.chancery.policy.managed.GetPolicyVersion;
import io.chancery.policy.managed.ListPolicies;
import io.chancery.policy.managed.ListPolicyTags;
import io.chancery.policy.managed.TagPolicy;
import io.chancery.policy.managed.UntagPolicy;
import io.chancery.policy.simulator.GetContextKeysForCustomPolicy;
import io.chancery.policy.simulator.GetContextKeysForPrincipalPolicy;
import io.chancery.policy.simulator.SimulateCustomPolicy;
import io.chancery.policy.simulator.SimulatePrincipalPolicy;
import java.util.List;

/** Every operation of the AWS API that policy-service has. */
public final class PolicyOperations {

    public static final List<Class<? extends Record>> ALL = List.of(
            CreatePolicy.class,
            GetPolicy.class,
            GetPolicyVersion.class,
            ListPolicies.class,
            DeletePolicy.class,
            TagPolicy.class,
            UntagPolicy.class,
            ListPolicyTags.class,
            AttachUserPolicy.class,
            AttachGroupPolicy.class,
            AttachRolePolicy.class,
            DetachUserPolicy.class,
            DetachGroupPolicy.class,
            DetachRolePolicy.class,
            ListAttachedUserPolicies.class,
            ListAttachedGroupPolicies.class,
            ListAttachedRolePolicies.class,
            PutUserPolicy.class,
            PutGroupPolicy.class,
            PutRolePolicy.class,
            GetUserPolicy.class,
            GetGroupPolicy.class,
            GetRolePolicy.class,
            DeleteUserPolicy.class,
            DeleteGroupPolicy.class,
            DeleteRolePolicy.class,
            ListUserPolicies.class,
            ListGroupPolicies.class,
            ListRolePolicies.class,
            SimulateCustomPolicy.class,
            SimulatePrincipalPolicy.class,
            GetContextKeysForCustomPolicy.class,
            GetContextKeysForPrincipalPolicy.class);

    private PolicyOperations() {}
}
