package io.chancery.policy.cache;

import io.chancery.contracts.AccountId;
import io.chancery.contracts.policy.PrincipalPolicies.AttachedPolicy;
import io.chancery.language.PolicyDocument;
import io.chancery.language.compile.CompiledPolicy;
import java.util.Collections;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * The policies of one user, group or role.
 *
 * @param compiled its inline policies by their names
 */
public record CachedAttachments(
        AccountId account, List<AttachedPolicy> attached, SortedMap<String, CompiledPolicy> compiled) {

    /** What its inline policies were compiled from, by their names. */
    public SortedMap<String, PolicyDocument> inline() {
        var documents = new TreeMap<String, PolicyDocument>();
        compiled.forEach((name, policy) -> documents.put(name, policy.source().document()));
        return Collections.unmodifiableSortedMap(documents);
    }
}
