package io.chancery.language.validation;

import io.chancery.language.Arn;
import io.chancery.language.PrincipalNames;
import io.chancery.language.analysis.PatternCover;
import io.chancery.language.match.Ascii;
import io.chancery.language.match.Glob;
import java.util.List;
import java.util.Optional;

/** Statements that let roles be passed, or service-linked roles be made, of which the author may not have thought. */
final class BroadGrantChecks {

    /** An action that is easily granted more widely than was meant. */
    private enum Grant {
        PASS_ROLE(
                "iam:passrole",
                "iam:passedtoservice",
                "role/*",
                "The statement lets %s be passed to any service. Name the roles, or the services with the condition key"
                        + " iam:PassedToService."),
        CREATE_SLR(
                "iam:createservicelinkedrole",
                "iam:awsservicename",
                "role/aws-service-role/*",
                "The statement lets %s be made as a service-linked role. Name the roles, or the services with the condition"
                        + " key iam:AWSServiceName.");

        private final String action;
        private final String serviceKey;
        private final String roles;
        private final String message;

        Grant(String action, String serviceKey, String roles, String message) {
            this.action = action;
            this.serviceKey = serviceKey;
            this.roles = roles;
            this.message = message;
        }

        IssueCode code(String how) {
            return IssueCode.valueOf(name() + "_WITH_" + how);
        }
    }

    private final Report report;
    private final PatternCover patterns = new PatternCover();

    BroadGrantChecks(Report report) {
        this.report = report;
    }

    void check(StatementView statement) {
        if (!statement.allows()) {
            return;
        }
        for (Grant grant : Grant.values()) {
            if (!statement.asksFor(grant.serviceKey)) {
                check(statement, grant);
            }
        }
    }

    private void check(StatementView statement, Grant grant) {
        Optional<Spot> notResource = statement.element("NotResource");
        boolean anyRole = statement.texts("Resource").stream().anyMatch(text -> isAnyRole(text, grant));
        if (notResource.isEmpty() && !anyRole) {
            return;
        }
        boolean except = notResource.isPresent();
        Spot spot = notResource.or(() -> statement.element("Resource")).orElse(statement.spot());
        how(statement, grant, except)
                .ifPresent(how ->
                        report.add(grant.code(how), spot, grant.message, except ? "all roles but some" : "any role"));
    }

    /** What the code says of it; empty if the action is not granted. */
    private static Optional<String> how(StatementView statement, Grant grant, boolean except) {
        if (statement.element("NotAction").isPresent()) {
            boolean spared = statement.texts("NotAction").stream().anyMatch(action -> matches(action, grant));
            return spared
                    ? Optional.empty()
                    : Optional.of(except ? "NOT_ACTION_AND_NOT_RESOURCE" : "STAR_IN_RESOURCE_AND_NOT_ACTION");
        }
        List<String> matching = statement.texts("Action").stream()
                .filter(action -> matches(action, grant))
                .toList();
        if (matching.isEmpty()) {
            return Optional.empty();
        }
        boolean named =
                matching.stream().anyMatch(action -> Ascii.lowerCase(action).equals(grant.action));
        if (named) {
            return Optional.of(except ? "NOT_RESOURCE" : "STAR_IN_RESOURCE");
        }
        return Optional.of(except ? "STAR_IN_ACTION_AND_NOT_RESOURCE" : "STAR_IN_ACTION_AND_RESOURCE");
    }

    private static boolean matches(String action, Grant grant) {
        return Glob.of(Ascii.lowerCase(action)).matches(grant.action);
    }

    /** Whether the pattern covers every such role, of one account or of all. */
    private boolean isAnyRole(String resource, Grant grant) {
        Optional<Arn> arn = Arn.parse(resource);
        String partition = arn.map(Arn::partition)
                .filter(name -> name.indexOf('*') < 0 && name.indexOf('?') < 0)
                .orElse("aws");
        String account =
                arn.map(Arn::account).filter(PrincipalNames::isAccountId).orElse("123456789012");
        return patterns.covers(resource, "arn:%s:iam::%s:%s".formatted(partition, account, grant.roles));
    }
}
