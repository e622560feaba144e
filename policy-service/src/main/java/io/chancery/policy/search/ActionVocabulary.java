package io.chancery.policy.search;

import io.chancery.contracts.AccountId;
import io.chancery.policy.cache.DecisionCache;
import java.util.Set;
import java.util.stream.Stream;

/** The actions that a search tries. Wildcards in policies count for as many actions as there are in here. */
@FunctionalInterface
public interface ActionVocabulary {

    /**
     * @param accounts of the subject and of the resource's owner
     * @param resource that is asked about, an ARN
     * @return actions such as {@code s3:GetObject}, without wildcards; some may come twice, in different case too
     */
    Stream<String> actions(DecisionCache cache, Set<AccountId> accounts, String resource);
}
