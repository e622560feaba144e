package io.chancery.language.validation;

import io.chancery.language.JsonReader;
import io.chancery.language.JsonValue;
import io.chancery.language.MalformedPolicyException;
import io.chancery.language.PolicyDocument;
import io.chancery.language.PolicyKind;
import io.chancery.language.PolicyLimits;
import io.chancery.language.PolicyVersion;
import io.chancery.language.reference.ServiceCatalogue;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Validates policy documents. Unlike the parser it goes on after the first mistake. */
public final class PolicyValidator {

    private static final Set<String> ELEMENTS = Set.of("Version", "Id", "Statement");

    private final PolicyKind kind;
    private final Optional<ResourceKind> attachedTo;
    private final ServiceCatalogue catalogue;
    private final Report report;

    private PolicyValidator(
            PolicyKind kind, Optional<ResourceKind> attachedTo, ServiceCatalogue catalogue, Report report) {
        this.kind = kind;
        this.attachedTo = attachedTo;
        this.catalogue = catalogue;
        this.report = report;
    }

    /** What the document tells by itself, with no knowledge of services. */
    public static List<Finding> validate(String json, PolicyKind kind) {
        return validate(json, kind, Optional.empty(), ServiceCatalogue.UNKNOWN);
    }

    /**
     * What there is to say about the document; in the order of the document, so far as there is one.
     *
     * @param attachedTo the kind of resource that a resource policy is for
     */
    public static List<Finding> validate(
            String json, PolicyKind kind, Optional<ResourceKind> attachedTo, ServiceCatalogue catalogue) {
        Report report = new Report(json);
        try {
            JsonValue root = JsonReader.read(json);
            new PolicyValidator(kind, attachedTo, catalogue, report).document(new Spot(List.of(), root), json);
        } catch (MalformedPolicyException e) {
            report.add(
                    IssueCode.JSON_SYNTAX_ERROR,
                    List.of(),
                    e.place().orElse(JsonValue.Place.START),
                    String.valueOf(e.getMessage()));
        }
        return report.findings();
    }

    private void document(Spot document, String json) {
        if (!document.isObject()) {
            report.add(IssueCode.DATA_TYPE_MISMATCH, document, "A policy is a JSON object.");
            return;
        }
        document.members().stream()
                .filter(member -> !ELEMENTS.contains(member.getKey()))
                .forEach(member -> report.add(
                        IssueCode.INVALID_POLICY_ELEMENT,
                        member.getValue(),
                        "A policy has no element \"%s\".",
                        member.getKey()));
        document.member("Id")
                .filter(id -> id.text().isEmpty())
                .ifPresent(id -> report.add(IssueCode.DATA_TYPE_MISMATCH, id, "Id is a string."));
        boolean variables = hasVariables(document);
        Optional<Spot> statement = document.member("Statement");
        if (statement.isEmpty() || statement.get().isEmptyArray()) {
            report.add(IssueCode.MISSING_STATEMENT, document, "Add a Statement to the policy.");
        } else {
            statements(statement.get(), variables);
        }
        size(document, PolicyDocument.countedSize(json));
    }

    private void size(Spot document, int size) {
        int limit = switch (kind) {
            case IDENTITY -> PolicyLimits.MANAGED;
            case TRUST -> PolicyLimits.TRUST;
            case RESOURCE -> PolicyLimits.RESOURCE;
            case SESSION -> PolicyLimits.SESSION;
            case SERVICE_CONTROL -> PolicyLimits.SERVICE_CONTROL;
            case RESOURCE_CONTROL -> PolicyLimits.RESOURCE_CONTROL;
        };
        IssueCode code = switch (kind) {
            case IDENTITY, SESSION -> IssueCode.POLICY_SIZE_EXCEEDS_IDENTITY_POLICY_QUOTA;
            case TRUST -> IssueCode.POLICY_SIZE_EXCEEDS_ROLE_TRUST_POLICY_QUOTA;
            case RESOURCE -> IssueCode.POLICY_SIZE_EXCEEDS_RESOURCE_POLICY_QUOTA;
            case SERVICE_CONTROL -> IssueCode.POLICY_SIZE_EXCEEDS_SCP_QUOTA;
            case RESOURCE_CONTROL -> IssueCode.POLICY_SIZE_EXCEEDS_RCP_QUOTA;
        };
        if (size > limit) {
            report.add(
                    code,
                    document,
                    "The policy has %d characters without white space; one of its kind may have %d.",
                    size,
                    limit);
        }
    }

    /** Whether the document's version has policy variables. */
    private boolean hasVariables(Spot document) {
        Optional<Spot> version = document.member("Version");
        if (version.isEmpty()) {
            report.add(
                    IssueCode.MISSING_VERSION,
                    document,
                    "Without a Version the policy is of 2008-10-17 and has no policy variables. Add \"Version\": \"%s\".",
                    PolicyVersion.V2012.text());
            return false;
        }
        Optional<String> text = version.get().text();
        if (text.isEmpty()) {
            report.add(IssueCode.DATA_TYPE_MISMATCH, version.get(), "Version is a string.");
        } else if (Arrays.stream(PolicyVersion.values())
                .noneMatch(known -> known.text().equals(text.get()))) {
            report.add(
                    IssueCode.INVALID_VERSION,
                    version.get(),
                    "The version \"%s\" does not exist. Use %s.",
                    text.get(),
                    PolicyVersion.V2012.text());
        }
        return text.filter(PolicyVersion.V2012.text()::equals).isPresent();
    }

    private void statements(Spot element, boolean variables) {
        StatementChecks checks = new StatementChecks(new Ground(kind, variables, attachedTo, catalogue, report));
        Set<String> sids = new HashSet<>();
        for (Spot statement : element.items()) {
            if (!statement.isObject()) {
                report.add(IssueCode.DATA_TYPE_MISMATCH, statement, "A statement is a JSON object.");
                continue;
            }
            checks.check(statement);
            statement.member("Sid").ifPresent(sid -> sid(sid, sids));
        }
        new RedundancyChecks(report).statements(element.items());
    }

    private void sid(Spot spot, Set<String> seen) {
        Optional<String> text = spot.text();
        if (text.isEmpty()) {
            report.add(IssueCode.DATA_TYPE_MISMATCH, spot, "Sid is a string.");
            return;
        }
        String sid = text.get();
        boolean strict = kind != PolicyKind.RESOURCE;
        if (sid.isEmpty()) {
            report.add(IssueCode.EMPTY_SID_VALUE, spot, "The Sid is empty. Give it a value or remove it.");
        } else if (strict && !sid.chars().allMatch(c -> c < 128 && Character.isLetterOrDigit(c))) {
            report.add(IssueCode.UNSUPPORTED_SID, spot, "The Sid \"%s\" may hold only letters and digits.", sid);
        }
        if (!sid.isEmpty() && !seen.add(sid)) {
            report.add(
                    strict ? IssueCode.UNIQUE_SIDS_REQUIRED : IssueCode.UNIQUE_SIDS_RECOMMENDED,
                    spot,
                    "The Sid \"%s\" stands in more than one statement.",
                    sid);
        }
    }
}
