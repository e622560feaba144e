package io.chancery.language;

import io.chancery.language.PrincipalElement.Aws;
import io.chancery.language.PrincipalElement.CanonicalUser;
import io.chancery.language.PrincipalElement.Entry;
import io.chancery.language.PrincipalElement.Everyone;
import io.chancery.language.PrincipalElement.Federated;
import io.chancery.language.PrincipalElement.Service;
import java.util.HashSet;
import java.util.Set;
import java.util.function.IntPredicate;

/** What a document must keep to when somebody sends it, beyond the grammar; in AWS's words. */
final class UploadRules {

    private static final String RESOURCE_FORM = "Resource %s must be in ARN format or \"*\".";

    private UploadRules() {}

    static void check(PolicyDocument document, PolicyKind kind) {
        Set<String> sids = new HashSet<>();
        for (Statement statement : document.statements()) {
            statement.sid().filter(sid -> !sid.isEmpty()).ifPresent(sid -> checkSid(sid, kind, sids));
            statement.actions().patterns().forEach(action -> checkAction(action, kind));
            statement
                    .resources()
                    .ifPresent(resources ->
                            resources.patterns().forEach(resource -> checkResource(resource, document.version())));
            statement.principal().ifPresent(principal -> checkPrincipal(principal, statement.effect(), kind));
            statement.conditions().forEach(UploadRules::checkCondition);
            if (kind == PolicyKind.RESOURCE_CONTROL && statement.effect() != Effect.DENY) {
                throw MalformedPolicyException.saying("A resource control policy supports only the Deny effect.");
            }
            // "RCP syntax" of the Organizations User Guide lists NotResource, but not this.
            if (kind == PolicyKind.RESOURCE_CONTROL && statement.actions().negated()) {
                throw MalformedPolicyException.saying("Has prohibited field NotAction");
            }
        }
    }

    private static void checkSid(String sid, PolicyKind kind, Set<String> seen) {
        // Resource policies of some services take spaces in a Sid.
        if (kind != PolicyKind.RESOURCE && !all(sid, UploadRules::isAlphanumeric)) {
            throw MalformedPolicyException.saying("Statement IDs (SID) must be alpha-numeric. Check that your input "
                    + "satisfies the regular expression [0-9A-Za-z]*");
        }
        if (!seen.add(sid)) {
            throw MalformedPolicyException.saying("Statement IDs (SID) in a single policy must be unique.");
        }
    }

    private static void checkAction(String action, PolicyKind kind) {
        int colon = action.indexOf(':');
        if (kind == PolicyKind.TRUST && !action.regionMatches(true, 0, "sts:", 0, 4)) {
            throw MalformedPolicyException.saying("AssumeRole policy may only specify STS AssumeRole actions.");
        }
        if (action.equals("*")) {
            return;
        }
        if (colon < 0) {
            throw MalformedPolicyException.saying(
                    "Actions/Conditions must be prefaced by a vendor, e.g., iam, sdb, ec2, etc.");
        }
        String vendor = action.substring(0, colon);
        if (action.indexOf(':', colon + 1) >= 0) {
            throw MalformedPolicyException.saying("Actions/Condition can contain only one colon.");
        }
        if (!vendor.equals("*") && (vendor.isEmpty() || !all(vendor, c -> isAlphanumeric(c) || c == '-' || c == '.'))) {
            throw MalformedPolicyException.saying("Vendor %s is not valid".formatted(vendor));
        }
        if (colon == action.length() - 1) {
            throw MalformedPolicyException.saying("Action %s names no action.".formatted(action));
        }
    }

    private static void checkResource(String resource, PolicyVersion version) {
        if (resource.equals("*")) {
            return;
        }
        Arn arn = Arn.parse(resource)
                .orElseThrow(() -> MalformedPolicyException.saying(RESOURCE_FORM.formatted(resource)));
        boolean variableTooEarly = version == PolicyVersion.V2012
                && (arn.partition() + arn.service() + arn.region() + arn.account()).contains("${");
        if (arn.service().isEmpty() || arn.resource().isEmpty() || variableTooEarly) {
            throw MalformedPolicyException.saying(RESOURCE_FORM.formatted(resource));
        }
    }

    private static void checkPrincipal(PrincipalElement principal, Effect effect, PolicyKind kind) {
        if (principal.negated() && (kind == PolicyKind.TRUST || kind == PolicyKind.RESOURCE_CONTROL)) {
            throw MalformedPolicyException.saying("Has prohibited field NotPrincipal");
        }
        if (principal.negated() && effect == Effect.ALLOW) {
            throw MalformedPolicyException.saying("Allow with NotPrincipal is not allowed.");
        }
        for (Entry entry : principal.entries()) {
            if (kind == PolicyKind.RESOURCE_CONTROL && !(entry instanceof Everyone)) {
                throw MalformedPolicyException.saying("A resource control policy supports only the principal \"*\".");
            }
            switch (entry) {
                case Everyone everyone -> {}
                case Aws(String name) -> require(PrincipalNames.isWellFormed(name), "AWS", name);
                case Service(String name) ->
                    require(
                            PrincipalNames.isService(name) || (name.equals("*") && kind != PolicyKind.TRUST),
                            "SERVICE",
                            name);
                case Federated(String name) -> require(!name.isEmpty() && !name.contains("*"), "FEDERATED", name);
                case CanonicalUser(String id) ->
                    require(!id.isEmpty() && kind != PolicyKind.TRUST, "CANONICALUSER", id);
            }
        }
    }

    private static void require(boolean valid, String type, String name) {
        if (!valid) {
            throw MalformedPolicyException.saying("Invalid principal in policy: \"%s\":\"%s\"".formatted(type, name));
        }
    }

    private static void checkCondition(ConditionClause clause) {
        if (ConditionOperator.parse(clause.operator()).isEmpty()) {
            throw MalformedPolicyException.saying("Invalid Condition type : " + clause.operator());
        }
        // A key without a colon is one that no request of AWS has, and is taken.
        if (clause.key().isEmpty() || clause.key().startsWith(":")) {
            throw MalformedPolicyException.saying(
                    "Actions/Conditions must be prefaced by a vendor, e.g., iam, sdb, ec2, etc.");
        }
    }

    private static boolean all(String text, IntPredicate allowed) {
        return text.chars().allMatch(allowed);
    }

    private static boolean isAlphanumeric(int c) {
        return (c >= '0' && c <= '9') || (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
    }
}
