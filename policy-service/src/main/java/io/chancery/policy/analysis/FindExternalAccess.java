package io.chancery.policy.analysis;

import io.chancery.language.PolicyDocument;
import io.chancery.language.PolicyKind;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Whom a resource or trust policy that is given would let in from outside the account that owns the resource. */
final class FindExternalAccess {

    static final String TRUSTED = "trustedAccounts";
    static final int TRUSTED_LIMIT = 100;

    private final Witnesses witnesses;

    FindExternalAccess(Witnesses witnesses) {
        this.witnesses = witnesses;
    }

    record Answer(List<ExternalFinding> findings) {}

    /** @throws io.chancery.policy.authzen.InvalidRequest if the call is not understood */
    Answer answer(byte[] body) {
        Members call = Members.of(body, "policyDocument", "resourceType", "account", TRUSTED);
        String owner = call.account("account");
        Set<String> accounts = new HashSet<>(Set.of(owner));
        call.texts(TRUSTED, TRUSTED_LIMIT).forEach(text -> accounts.add(Members.account(text, TRUSTED)));
        PolicyKind kind = PolicyType.ofResource(call.optionalText("resourceType"));
        PolicyDocument policy = call.policy("policyDocument", kind);
        return new Answer(ExternalFinding.of(Optional.empty(), policy, kind, owner, accounts, witnesses));
    }
}
