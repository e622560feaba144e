package io.chancery.policy.cache;

import io.chancery.contracts.OrganizationId;
import io.chancery.language.compile.CompiledLevels;
import io.chancery.language.compile.CompiledPolicy;
import java.util.List;

/**
 * Where in the organisation an account is, and the control policies that limit it there: one level for each group above it
 * and for the account itself that has any, root first.
 *
 * @param path as {@code aws:PrincipalOrgPaths} has it: {@code o-example2222/r-root/ou-root-production22/}
 */
public record OrganizationPlace(
        OrganizationId organization, String path, CompiledLevels serviceControl, CompiledLevels resourceControl) {

    /** Somewhere below, where these policies are added. */
    OrganizationPlace below(String step, List<CompiledPolicy> service, List<CompiledPolicy> resource) {
        return new OrganizationPlace(
                organization, path + step, level(serviceControl, service), level(resourceControl, resource));
    }

    /** What has no control policies does not limit, as if AWS's FullAWSAccess were attached. */
    private static CompiledLevels level(CompiledLevels above, List<CompiledPolicy> policies) {
        return policies.isEmpty() ? above : above.with(policies);
    }
}
