package io.chancery.language.validation;

import io.chancery.language.Arn;
import io.chancery.language.PrincipalNames;
import io.chancery.language.match.Ascii;
import io.chancery.language.reference.Service.ResourceType;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;

/** The texts of Resource and NotResource elements, against the forms that the services' ARNs have. */
final class ArnChecks {

    private static final Set<String> PARTITIONS =
            Set.of("aws", "aws-cn", "aws-us-gov", "aws-iso", "aws-iso-b", "aws-iso-e", "aws-iso-f", "aws-eusc");

    private final Ground ground;
    private final Report report;
    private final VariableChecks variables;

    ArnChecks(Ground ground) {
        this.ground = ground;
        this.report = ground.report();
        this.variables = new VariableChecks(ground);
    }

    void check(Spot element) {
        if (element.isEmptyArray()) {
            report.add(
                    IssueCode.EMPTY_ARRAY_RESOURCE,
                    element,
                    "The list is empty, so the statement is about no resource.");
        }
        for (Spot item : element.items()) {
            Optional<String> text = item.text();
            if (text.isEmpty()) {
                report.add(IssueCode.DATA_TYPE_MISMATCH, item, "A resource is a string.");
                continue;
            }
            variables.check(item, text.get());
            if (!text.get().equals("*")) {
                arn(item, text.get());
            }
        }
    }

    private void arn(Spot item, String text) {
        if (!text.startsWith("arn:")) {
            report.add(IssueCode.INVALID_ARN_PREFIX, item, "The resource \"%s\" does not start with arn:.", text);
            return;
        }
        Optional<Arn> parsed = Arn.parse(text);
        if (parsed.isEmpty()) {
            report.add(
                    IssueCode.MISSING_ARN_FIELD,
                    item,
                    "The ARN \"%s\" has fewer than six parts: arn:partition:service:region:account:resource.",
                    text);
            return;
        }
        Arn arn = parsed.get();
        if ((arn.partition() + arn.service() + arn.region() + arn.account()).contains("${")) {
            report.add(
                    IssueCode.VARIABLE_UNSUPPORTED_IN_ELEMENT,
                    item,
                    "Policy variables may stand only after the fifth colon of an ARN.");
            return;
        }
        if (Patterns.isLiteral(arn.partition()) && !PARTITIONS.contains(arn.partition())) {
            report.add(IssueCode.INVALID_PARTITION, item, "The partition \"%s\" does not exist.", arn.partition());
        }
        account(item, arn.account());
        service(item, arn);
    }

    private void account(Spot item, String account) {
        if (!account.isEmpty()
                && Patterns.isLiteral(account)
                && !account.equals("aws")
                && !PrincipalNames.isAccountId(account)) {
            report.add(IssueCode.INVALID_ARN_ACCOUNT, item, "The account \"%s\" is not twelve digits.", account);
        }
    }

    private void service(Spot item, Arn arn) {
        String service = arn.service();
        if (!Patterns.isLiteral(service)) {
            report.add(
                    IssueCode.WILDCARD_IN_SERVICE_NAME,
                    item,
                    "The wildcard in \"%s\" may stand for services that you did not think of. Name the service.",
                    service);
        } else if (!service.equals(Ascii.lowerCase(service))) {
            report.add(
                    IssueCode.INVALID_ARN_SERVICE_CASE,
                    item,
                    "The service \"%s\" is written in lower case in an ARN.",
                    service);
        } else if (!ground.catalogue().isNamedByArns(service)) {
            report.add(
                    IssueCode.INVALID_SERVICE,
                    item,
                    "There is no service \"%s\".%s",
                    service,
                    Similar.question(service, ground.catalogue().prefixes(), ""));
        } else {
            form(item, arn);
        }
    }

    private void form(Spot item, Arn arn) {
        List<ResourceType> types = ground.resourceTypes(arn.service());
        if (types.isEmpty()) {
            return;
        }
        List<Arn> like = ground.resourceForms().like(arn, types);
        if (like.isEmpty()) {
            report.add(
                    IssueCode.INVALID_ARN_RESOURCE,
                    item,
                    "No resource of %s has an ARN that ends in \"%s\".",
                    arn.service(),
                    arn.resource());
            return;
        }
        region(item, arn, like);
        owner(item, arn, like);
    }

    private void region(Spot item, Arn arn, List<Arn> like) {
        if (arn.region().isEmpty() && all(like, Arn::region, false)) {
            report.add(IssueCode.MISSING_ARN_REGION, item, "The ARN of such a resource names a region.");
        } else if (!Patterns.overlap(arn.region(), "") && all(like, Arn::region, true)) {
            report.add(
                    IssueCode.ARN_REGION_NOT_ALLOWED,
                    item,
                    "The ARN of such a resource names no region. Remove \"%s\".",
                    arn.region());
        }
    }

    private void owner(Spot item, Arn arn, List<Arn> like) {
        if (arn.account().isEmpty() && all(like, Arn::account, false)) {
            report.add(IssueCode.MISSING_ARN_ACCOUNT, item, "The ARN of such a resource names an account.");
        } else if (!Patterns.overlap(arn.account(), "") && all(like, Arn::account, true)) {
            report.add(
                    IssueCode.ARN_ACCOUNT_NOT_ALLOWED,
                    item,
                    "The ARN of such a resource names no account. Remove \"%s\".",
                    arn.account());
        }
    }

    private static boolean all(List<Arn> arns, Function<Arn, String> part, boolean empty) {
        return arns.stream().allMatch(arn -> part.apply(arn).isEmpty() == empty);
    }
}
