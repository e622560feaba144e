package io.chancery.policy.analysis;

import io.chancery.language.Arn;
import io.chancery.language.PolicyDocument;
import io.chancery.language.PolicyKind;
import io.chancery.language.analysis.Access;
import io.chancery.language.analysis.AccessCheck;
import io.chancery.language.analysis.AccessReport;
import io.chancery.language.match.Ascii;
import io.chancery.language.match.Glob;
import io.chancery.language.request.AccessRequest;
import io.chancery.policy.authzen.InvalidRequest;
import io.chancery.policy.json.Json;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/** {@code CheckAccessNotGranted} of the Access Analyzer API. */
final class CheckAccessNotGranted {

    private static final String ACCESS = "access";
    private static final int ACCESSES = 10;
    private static final int PATTERNS = 100;
    private static final Pattern ACTION = Pattern.compile("[A-Za-z0-9.*?-]+:[A-Za-z0-9*?]+");
    private static final CheckAnswer.Wording WORDING = new CheckAnswer.Wording(
            "The policy document does not grant access to perform the listed actions or resources.",
            "The policy document grants access to perform one or more of the listed actions or resources.",
            "One or more of the listed actions or resources in the statement with index: %d.");

    private final Witnesses witnesses;

    CheckAccessNotGranted(Witnesses witnesses) {
        this.witnesses = witnesses;
    }

    /** @throws InvalidRequest if the call is not understood */
    CheckAnswer answer(byte[] body) {
        Members call = Members.of(body, "policyDocument", ACCESS, PolicyType.MEMBER);
        PolicyKind kind = PolicyType.of(call, PolicyType.granting()).kind();
        PolicyDocument policy = call.policy("policyDocument", kind);
        List<Access> access = access(call);
        AccessReport report = AccessCheck.grantedAccess(policy, access, kind);
        return CheckAnswer.of(
                report,
                policy,
                WORDING,
                witnesses.of(
                        report.answer(),
                        kind,
                        Optional.empty(),
                        request -> AccessCheck.allows(policy, kind, request)
                                && access.stream().anyMatch(one -> covers(one, request))));
    }

    private static List<Access> access(Members call) {
        List<Access> access = new ArrayList<>();
        for (Json item : call.list(ACCESS, ACCESSES)) {
            String path = "%s[%d].".formatted(ACCESS, access.size());
            Members one = Members.of(item, path, "actions", "resources");
            List<String> actions = one.texts("actions", PATTERNS);
            List<String> resources = one.texts("resources", PATTERNS);
            if (actions.isEmpty() && resources.isEmpty()) {
                throw InvalidRequest.at(
                        path.substring(0, path.length() - 1), "must name 'actions', 'resources' or both");
            }
            for (int i = 0; i < actions.size(); i++) {
                requireAction(actions.get(i), "%sactions[%d]".formatted(path, i));
            }
            for (int i = 0; i < resources.size(); i++) {
                requireArn(resources.get(i), "%sresources[%d]".formatted(path, i));
            }
            access.add(new Access(actions, resources));
        }
        if (access.isEmpty()) {
            throw InvalidRequest.at(ACCESS, "must have at least one item");
        }
        return access;
    }

    /** What is no action nobody is granted, and that would sound as if it were safe. */
    private static void requireAction(String action, String field) {
        if (!action.equals("*") && !ACTION.matcher(action).matches()) {
            throw InvalidRequest.at(field, "is '%s'; it must have the form s3:GetObject".formatted(action));
        }
    }

    private static void requireArn(String resource, String field) {
        if (!resource.equals("*") && Arn.parse(resource).isEmpty()) {
            throw InvalidRequest.saying(
                    "Invalid ARN: '%s' is '%s'; it must be an ARN or '*'".formatted(field, resource));
        }
    }

    private static boolean covers(Access access, AccessRequest request) {
        String action = Ascii.lowerCase(request.action());
        return (access.actions().isEmpty()
                        || access.actions().stream()
                                .anyMatch(one -> Glob.of(Ascii.lowerCase(one)).matches(action)))
                && (access.resources().isEmpty()
                        || access.resources().stream()
                                .anyMatch(one -> Glob.of(one).matches(request.resource())));
    }
}
