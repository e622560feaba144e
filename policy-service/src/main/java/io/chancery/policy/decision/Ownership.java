package io.chancery.policy.decision;

import io.chancery.contracts.AccountId;
import io.chancery.policy.cache.CacheImage;
import io.chancery.policy.cache.CachedResourcePolicy;
import java.time.Instant;
import java.util.Optional;

/**
 * Whose a resource is.
 *
 * @param account whom the question or the ARN names, else who holds a policy for the resource; empty if that is nobody
 * @param holder the account, if it is known from the stored policy alone
 * @param trouble why that cannot be told
 */
record Ownership(Optional<AccountId> account, Optional<AccountId> holder, Optional<String> trouble) {

    /**
     * Of an ARN without an account only the policies that are stored say whose it is. A shard that is not to be relied on
     * may hold the one that matters: then nobody may take the resource for the principal's own.
     */
    static Ownership of(Question question, CacheImage image, Reliance reliance, Instant limit) {
        Optional<AccountId> named = question.namedAccount();
        if (named.isPresent()) {
            return new Ownership(named, Optional.empty(), Optional.empty());
        }
        Optional<AccountId> holder = holder(question, image);
        boolean isKnown = holder.isPresent() || !question.isAnybodys();
        return new Ownership(holder, holder, isKnown ? Optional.empty() : reliance.trouble(image, limit));
    }

    /** Who holds a policy for the resource, of those whose ARN leaves open whose they are. */
    static Optional<AccountId> holder(Question question, CacheImage image) {
        if (!question.isAnybodys()) {
            return Optional.empty();
        }
        for (String arn : StoredPolicies.named(question)) {
            Optional<CachedResourcePolicy> policy = image.resourcePolicy(arn);
            if (policy.isPresent()) {
                return policy.map(CachedResourcePolicy::account);
            }
        }
        return Optional.empty();
    }
}
