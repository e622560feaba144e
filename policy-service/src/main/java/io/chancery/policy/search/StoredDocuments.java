package io.chancery.policy.search;

import io.chancery.contracts.AccountId;
import io.chancery.contracts.PolicyId;
import io.chancery.language.PolicyDocument;
import io.chancery.language.evaluate.NamedPolicy;
import io.chancery.policy.cache.CachedAttachments;
import io.chancery.policy.cache.DecisionCache;
import io.chancery.policy.cache.ShardView;
import io.chancery.policy.decision.AwsPolicies;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** All policies that accounts have: managed, inline, of resources, trust, and the AWS managed ones that are attached. */
record StoredDocuments(DecisionCache cache, AwsPolicies aws) {

    List<PolicyDocument> of(Set<AccountId> accounts) {
        var documents = new ArrayList<PolicyDocument>();
        Set<PolicyId> attached = new HashSet<>();
        accounts.stream().map(cache::view).distinct().forEach(view -> {
            ofPrincipals(view, accounts, documents, attached);
            view.policy().resources().byId().forEach((id, policy) -> {
                if (accounts.contains(policy.account())) {
                    documents.add(policy.compiled().source().document());
                }
            });
            view.identity().roles().forEach((id, role) -> {
                if (accounts.contains(role.role().account())) {
                    documents.add(role.trust().document());
                }
            });
        });
        attached.forEach(id -> aws.policy(id).map(NamedPolicy::document).ifPresent(documents::add));
        return documents;
    }

    private static void ofPrincipals(
            ShardView view, Set<AccountId> accounts, List<PolicyDocument> documents, Set<PolicyId> attached) {
        view.policy().policies().forEach((id, policy) -> {
            if (accounts.contains(policy.account())) {
                documents.add(policy.policy().document());
            }
        });
        view.policy().attachments().forEach((id, attachments) -> {
            if (accounts.contains(attachments.account())) {
                add(attachments, documents, attached);
            }
        });
    }

    private static void add(CachedAttachments attachments, List<PolicyDocument> documents, Set<PolicyId> attached) {
        attachments
                .compiled()
                .values()
                .forEach(policy -> documents.add(policy.source().document()));
        attachments.attached().forEach(policy -> attached.add(policy.policyId()));
    }
}
