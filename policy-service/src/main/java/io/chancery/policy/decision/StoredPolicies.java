package io.chancery.policy.decision;

import io.chancery.contracts.AccountId;
import io.chancery.contracts.Arns;
import io.chancery.language.Arn;
import io.chancery.language.compile.CompiledPolicy;
import io.chancery.policy.cache.CachedResourcePolicy;
import io.chancery.policy.cache.ShardView;
import java.util.List;
import java.util.Optional;

/**
 * Which stored policy is a resource's own: the one of exactly its ARN, else, in S3, the one of its bucket, since objects
 * have no policies ("Bucket policies for Amazon S3", S3 User Guide). What belongs to the organisation of accounts has the
 * organisation's, by which its administration is delegated ("Delegated administrator", AWS Organizations User Guide).
 */
final class StoredPolicies {

    private static final String S3 = "s3";
    private static final String ORGANIZATION = Arns.organization();
    private static final String IN_ORGANIZATION = ORGANIZATION + "/";

    private StoredPolicies() {}

    /** The ARNs whose policy may be that of what is asked about, the nearest first. */
    static List<String> named(Question question) {
        String resource = question.resource();
        if (resource.startsWith(IN_ORGANIZATION)) {
            return List.of(resource, ORGANIZATION);
        }
        int slash = resource.indexOf('/');
        boolean isObject =
                slash > 0 && question.arn().filter(StoredPolicies::isOfS3).isPresent();
        return isObject ? List.of(resource, resource.substring(0, slash)) : List.of(resource);
    }

    private static boolean isOfS3(Arn arn) {
        return arn.service().equals(S3) && arn.account().isEmpty();
    }

    /** What the account has stored for the resource. A policy of another account says nothing about it. */
    static Optional<CompiledPolicy> of(Question question, AccountId account, ShardView there) {
        for (String arn : named(question)) {
            Optional<CachedResourcePolicy> policy = there.policy().resources().of(arn);
            if (policy.isPresent() && policy.get().account().equals(account)) {
                return policy.map(CachedResourcePolicy::compiled);
            }
        }
        return Optional.empty();
    }
}
