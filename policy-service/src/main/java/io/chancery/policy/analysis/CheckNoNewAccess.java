package io.chancery.policy.analysis;

import io.chancery.language.PolicyDocument;
import io.chancery.language.PolicyKind;
import io.chancery.language.analysis.AccessCheck;
import io.chancery.language.analysis.AccessReport;
import java.util.Optional;

/** {@code CheckNoNewAccess} of the Access Analyzer API. */
final class CheckNoNewAccess {

    private static final CheckAnswer.Wording WORDING = new CheckAnswer.Wording(
            "The modified permissions do not grant new access compared to your existing policy.",
            "The modified permissions grant new access compared to your existing policy.",
            "New access in the statement with index: %d.");

    private final Witnesses witnesses;

    CheckNoNewAccess(Witnesses witnesses) {
        this.witnesses = witnesses;
    }

    /** @throws io.chancery.policy.authzen.InvalidRequest if the call is not understood */
    CheckAnswer answer(byte[] body) {
        Members call = Members.of(body, "existingPolicyDocument", "newPolicyDocument", PolicyType.MEMBER);
        PolicyKind kind = PolicyType.of(call, PolicyType.granting()).kind();
        PolicyDocument existing = call.policy("existingPolicyDocument", kind);
        PolicyDocument updated = call.policy("newPolicyDocument", kind);
        AccessReport report = AccessCheck.newAccess(existing, updated, kind);
        return CheckAnswer.of(
                report,
                updated,
                WORDING,
                witnesses.of(
                        report.answer(),
                        kind,
                        Optional.empty(),
                        request -> AccessCheck.allows(updated, kind, request)
                                && !AccessCheck.allows(existing, kind, request)));
    }
}
