package io.chancery.policy.analysis;

import io.chancery.language.PolicyDocument;
import io.chancery.language.PolicyKind;
import io.chancery.language.analysis.AccessReport;
import io.chancery.language.analysis.OutsideAccess;
import java.util.Optional;

/** {@code CheckNoPublicAccess} of the Access Analyzer API. */
final class CheckNoPublicAccess {

    private static final CheckAnswer.Wording WORDING = new CheckAnswer.Wording(
            "The resource policy does not grant public access for the given resource type.",
            "The resource policy grants public access for the given resource type.",
            "Public access granted in the following statement with index: %d.");

    private final Witnesses witnesses;

    CheckNoPublicAccess(Witnesses witnesses) {
        this.witnesses = witnesses;
    }

    /** @throws io.chancery.policy.authzen.InvalidRequest if the call is not understood */
    CheckAnswer answer(byte[] body) {
        Members call = Members.of(body, "policyDocument", "resourceType");
        PolicyKind kind = PolicyType.ofResource(Optional.of(call.text("resourceType")));
        PolicyDocument policy = call.policy("policyDocument", kind);
        AccessReport report = OutsideAccess.publicAccess(policy, kind);
        return CheckAnswer.of(
                report,
                policy,
                WORDING,
                witnesses.of(
                        report.answer(),
                        kind,
                        Optional.empty(),
                        request -> OutsideAccess.isPublic(policy, kind, request)));
    }
}
