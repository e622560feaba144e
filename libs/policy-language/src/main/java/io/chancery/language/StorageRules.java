package io.chancery.language;

import io.chancery.language.ConditionOperator.Base;
import io.chancery.language.ConditionOperator.Qualifier;
import io.chancery.language.ConditionOperator.Type;
import io.chancery.language.PrincipalElement.Federated;
import io.chancery.language.value.Dates;
import io.chancery.language.value.UnreadableValueException;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * What IAM refuses to keep although the language could give it a meaning, in AWS's words: resources and dates that match
 * nothing, of which a Deny would be lost, and trust in a provider that others share. No page lists all of it; these are what
 * IAM answers, and "Identity-provider controls for shared OIDC providers" (IAM User Guide).
 */
final class StorageRules {

    private static final String LEGACY = "The policy failed legacy parsing";
    private static final int SERVICE = 2;
    private static final int REGION = 3;
    private static final int ACCOUNT = 4;
    private static final int RESOURCE = 5;
    private static final Pattern PARTITION = Pattern.compile("aws(-[a-z0-9]+)*|\\*");

    private static final List<String> IAM_PATHS = List.of(
            "user/",
            "federated-user/",
            "role/",
            "group/",
            "instance-profile/",
            "mfa/",
            "server-certificate/",
            "policy/",
            "sms-mfa/",
            "saml-provider/",
            "oidc-provider/",
            "report/",
            "access-report/");

    private static final Set<String> TRUST_ACTIONS = Set.of(
            "sts:assumerole",
            "sts:assumerolewithsaml",
            "sts:assumerolewithwebidentity",
            "sts:tagsession",
            "sts:setsourceidentity",
            "sts:setcontext");

    private static final Set<Base> SCOPING_OPERATORS =
            EnumSet.of(Base.STRING_EQUALS, Base.STRING_LIKE, Base.STRING_EQUALS_IGNORE_CASE);

    private static final String COGNITO = "cognito-identity.amazonaws.com";
    private static final String OIDC_PROVIDER = ":oidc-provider/";

    /** The claims of which one says whose a token of the provider is. */
    private static final Map<String, List<String>> SHARED_PROVIDERS = Map.ofEntries(
            claim("agent.buildkite.com", "sub"),
            claim("api.pulumi.com/oidc", "aud"),
            claim("app.terraform.io", "sub"),
            claim("gitlab.com", "sub"),
            claim("oidc-configuration.audit-log.githubusercontent.com", "sub"),
            claim("oidc.codefresh.io", "sub"),
            claim("oidc.vercel.com", "aud"),
            claim("proidc.upbound.io", "sub"),
            claim("sandboxes.cloud", "aud"),
            claim("scalr.io", "sub"),
            Map.entry("sts.windows.net/33e01921-4d64-4f8c-a055-5bdaffd5e33d", List.of("sts:RoleSessionName")),
            claim("studio.datachain.ai/api", "sub"),
            claim("token.actions.githubusercontent.com", "sub", "job_workflow_ref"),
            claim("tokens.cloud.shisho.dev", "sub"),
            claim("vstoken.actions.githubusercontent.com", "sub"));

    private StorageRules() {}

    private static Map.Entry<String, List<String>> claim(String provider, String... claims) {
        return Map.entry(
                provider,
                List.of(claims).stream().map(claim -> provider + ":" + claim).toList());
    }

    /**
     * @param asWritten its resources not completed
     * @throws MalformedPolicyException if it is refused
     */
    static void check(PolicyDocument asWritten, PolicyKind kind) {
        asWritten.statements().stream()
                .flatMap(statement -> statement.conditions().stream())
                .forEach(StorageRules::checkDates);
        switch (kind) {
            case IDENTITY -> checkResources(asWritten);
            case TRUST -> asWritten.statements().forEach(StorageRules::checkTrust);
            case RESOURCE, SESSION, SERVICE_CONTROL, RESOURCE_CONTROL -> {
                // Other services keep these, or nobody does.
            }
        }
    }

    private static void checkDates(ConditionClause clause) {
        Optional<ConditionOperator> operator = ConditionOperator.parse(clause.operator());
        if (operator.filter(found -> found.base().type() == Type.DATE).isEmpty()) {
            return;
        }
        for (String value : clause.values()) {
            try {
                Dates.parse(value);
            } catch (UnreadableValueException e) {
                throw legacy("\"%s\" of %s is no date".formatted(value, clause.key()));
            }
        }
    }

    private static void checkResources(PolicyDocument document) {
        for (Statement statement : document.statements()) {
            for (String resource : statement.resources().orElseThrow().patterns()) {
                if (!resource.equals("*") && resource.contains(":")) {
                    checkResource(resource, resource.split(":", RESOURCE + 1));
                }
            }
        }
    }

    private static void checkResource(String resource, String[] parts) {
        if (parts[0].equals("arn") && parts.length <= RESOURCE && resource.contains("::")) {
            throw legacy("Resource %s lacks a colon".formatted(resource));
        }
        if (hasEarlyVariable(parts)) {
            throw legacy("Resource %s has a variable before its last part".formatted(resource));
        }
        if (!parts[0].equals("arn") || !PARTITION.matcher(parts[1]).matches()) {
            throw MalformedPolicyException.saying("Partition \"%s\" is not valid for resource \"arn:%s:%s:%s:%s:%s\"."
                    .formatted(
                            parts[1],
                            parts[1],
                            part(parts, SERVICE),
                            part(parts, REGION),
                            part(parts, ACCOUNT),
                            part(parts, RESOURCE)));
        }
        if (parts.length == SERVICE || hasWildcard(parts[SERVICE])) {
            throw MalformedPolicyException.saying(
                    "Resource vendor must be fully qualified and cannot contain regexes.");
        }
        if (parts.length > RESOURCE) {
            checkRegion(resource, parts);
            checkIamPath(parts);
        }
    }

    private static boolean hasEarlyVariable(String[] parts) {
        for (int i = 0; i < Math.min(parts.length, RESOURCE); i++) {
            if (parts[i].contains("${")) {
                return true;
            }
        }
        return false;
    }

    private static String part(String[] parts, int index) {
        return index < parts.length ? parts[index] : "*";
    }

    /** Access points, jobs and the like of S3 are in a region, and have an account; buckets and objects have neither. */
    private static void checkRegion(String resource, String[] parts) {
        boolean named = !parts[REGION].isEmpty() && !hasWildcard(parts[REGION]);
        if (named && parts[SERVICE].equals("iam")) {
            throw MalformedPolicyException.saying(
                    "IAM resource %s cannot contain region information.".formatted(resource));
        }
        if (named && parts[SERVICE].equals("s3") && parts[ACCOUNT].isEmpty()) {
            throw MalformedPolicyException.saying(
                    "Resource %s can not contain region information.".formatted(resource));
        }
    }

    private static void checkIamPath(String[] parts) {
        String path = parts[RESOURCE];
        boolean known =
                path.equals("*") || path.equals("root") || IAM_PATHS.stream().anyMatch(path::startsWith);
        if (parts[SERVICE].equals("iam") && !known) {
            throw MalformedPolicyException.saying("IAM resource path must either be \"*\", root, or start with %s."
                    .formatted(String.join(", ", IAM_PATHS)));
        }
    }

    private static boolean hasWildcard(String text) {
        return text.indexOf('*') >= 0 || text.indexOf('?') >= 0;
    }

    private static void checkTrust(Statement statement) {
        for (String action : statement.actions().patterns()) {
            if (!hasWildcard(action) && !TRUST_ACTIONS.contains(action.toLowerCase(Locale.ROOT))) {
                throw MalformedPolicyException.saying("AssumeRole policy may only specify STS AssumeRole actions.");
            }
        }
        if (statement.effect() == Effect.ALLOW) {
            statement.principal().orElseThrow().entries().forEach(entry -> {
                if (entry instanceof Federated(String name)) {
                    checkProvider(name, statement);
                }
            });
        }
    }

    private static void checkProvider(String name, Statement statement) {
        if (name.equals(COGNITO) && !isScoped(statement, List.of(COGNITO + ":aud"))) {
            throw MalformedPolicyException.saying("A condition block must be present for the Cognito provider");
        }
        int provider = name.indexOf(OIDC_PROVIDER);
        List<String> keys = provider < 0
                ? List.of()
                : SHARED_PROVIDERS.getOrDefault(name.substring(provider + OIDC_PROVIDER.length()), List.of());
        if (!keys.isEmpty() && !isScoped(statement, keys)) {
            throw MalformedPolicyException.saying(
                    "Trust policy with trusted principal %s must evaluate, using StringEquals, StringLike or StringEqualsIgnoreCase, %s which is not scoped to all."
                            .formatted(name, String.join(" or ", keys)));
        }
    }

    /** Whether a condition compares one of the keys with a value that is not wildcards alone. */
    private static boolean isScoped(Statement statement, List<String> keys) {
        return statement.conditions().stream()
                .filter(clause -> ConditionOperator.parse(clause.operator())
                        .filter(StorageRules::wantsValue)
                        .isPresent())
                .filter(clause -> keys.stream().anyMatch(clause.key()::equalsIgnoreCase))
                .flatMap(clause -> clause.values().stream())
                .anyMatch(value -> value.chars().anyMatch(c -> c != '*' && c != '?'));
    }

    /** An operator that an absent key does not meet. */
    private static boolean wantsValue(ConditionOperator operator) {
        return SCOPING_OPERATORS.contains(operator.base())
                && operator.qualifier() != Qualifier.FOR_ALL_VALUES
                && !operator.ifExists();
    }

    private static MalformedPolicyException legacy(String detail) {
        return MalformedPolicyException.saying("%s. %s".formatted(LEGACY, detail));
    }
}
