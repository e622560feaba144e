package io.chancery.policy.analysis;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.chancery.language.PolicyKind;
import io.chancery.language.reference.ServiceCatalogue;
import io.chancery.language.validation.Finding;
import io.chancery.language.validation.Finding.Position;
import io.chancery.language.validation.Finding.Step;
import io.chancery.language.validation.FindingType;
import io.chancery.language.validation.IssueCode;
import io.chancery.language.validation.PolicyValidator;
import io.chancery.language.validation.ResourceKind;
import io.chancery.policy.authzen.InvalidRequest;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/** {@code ValidatePolicy} of the Access Analyzer API. */
final class ValidatePolicy {

    private static final String RESOURCE_TYPE = "validatePolicyResourceType";
    private static final String LOCALE = "locale";
    private static final List<String> LOCALES =
            List.of("DE", "EN", "ES", "FR", "IT", "JA", "KO", "PT_BR", "ZH_CN", "ZH_TW");
    private static final String REFERENCE =
            "https://docs.aws.amazon.com/IAM/latest/UserGuide/access-analyzer-reference-policy-checks.html";

    private final ServiceCatalogue catalogue;

    ValidatePolicy(ServiceCatalogue catalogue) {
        this.catalogue = catalogue;
    }

    /** @param nextToken where the findings go on; absent at the end */
    @JsonInclude(JsonInclude.Include.NON_ABSENT)
    record Answer(List<Found> findings, Optional<String> nextToken) {

        /** Of all findings those on the page. Behind the last there is nothing. */
        Answer page(Page page) {
            int from = Math.min(page.from(), findings.size());
            int to = Math.min(page.most(), findings.size() - from) + from;
            return new Answer(
                    findings.subList(from, to),
                    to < findings.size() ? Optional.of(String.valueOf(to)) : Optional.empty());
        }
    }

    /**
     * A part of the findings. The call is sent anew with each token, so that nothing is kept.
     *
     * @param from the first, from 0
     * @param most how many
     */
    record Page(int from, int most) {}

    /** One finding ("ValidatePolicyFinding"). */
    record Found(
            String findingType,
            String issueCode,
            String findingDetails,
            String learnMoreLink,
            List<Location> locations) {}

    record Location(List<PathElement> path, Span span) {}

    /** One step, either into a list or to the value of a member. */
    record PathElement(Optional<Integer> index, Optional<String> value) {

        static PathElement of(Step step) {
            return switch (step) {
                case Step.Item(int index) -> new PathElement(Optional.of(index), Optional.empty());
                case Step.Member(String name) -> new PathElement(Optional.empty(), Optional.of(name));
            };
        }
    }

    record Span(Place start, Place end) {}

    /** Lines count from 1, columns and offsets from 0 ("Position"). */
    record Place(int line, int column, int offset) {

        static Place of(Position position) {
            return new Place(position.line(), position.column() - 1, position.offset());
        }
    }

    /** @throws InvalidRequest if the call is not understood; what is wrong with the policy is a finding */
    Answer answer(byte[] body) {
        Members call = Members.of(body, "policyDocument", PolicyType.MEMBER, RESOURCE_TYPE, LOCALE);
        call.optionalText(LOCALE).ifPresent(ValidatePolicy::requireLocale);
        PolicyType type = PolicyType.of(call, PolicyType.all());
        Optional<ResourceKind> attachedTo = call.optionalText(RESOURCE_TYPE).map(text -> resourceKind(text, type));
        PolicyKind kind = attachedTo.filter(ResourceKind.ROLE::equals).isPresent() ? PolicyKind.TRUST : type.kind();
        return new Answer(
                PolicyValidator.validate(call.document("policyDocument"), kind, attachedTo, catalogue).stream()
                        .map(ValidatePolicy::found)
                        .toList(),
                Optional.empty());
    }

    /** One that AWS has; every finding is in English. */
    private static void requireLocale(String locale) {
        if (!LOCALES.contains(locale)) {
            throw InvalidRequest.at(LOCALE, "is '%s'; it must be one of %s".formatted(locale, LOCALES));
        }
    }

    private static ResourceKind resourceKind(String text, PolicyType type) {
        if (type != PolicyType.RESOURCE_POLICY) {
            throw InvalidRequest.at(RESOURCE_TYPE, "goes with the policyType RESOURCE_POLICY only");
        }
        return ResourceKind.of(text)
                .orElseThrow(() -> InvalidRequest.at(
                        RESOURCE_TYPE,
                        "is '%s'; known are %s"
                                .formatted(
                                        text,
                                        Stream.of(ResourceKind.values())
                                                .map(ResourceKind::text)
                                                .toList())));
    }

    private static Found found(Finding finding) {
        Location location = new Location(
                finding.location().path().stream().map(PathElement::of).toList(),
                new Span(
                        Place.of(finding.location().start()),
                        Place.of(finding.location().end())));
        return new Found(
                finding.type().name(),
                finding.code().name(),
                finding.message(),
                learnMoreLink(finding.code()),
                List.of(location));
    }

    /** The check's place in AWS's reference, whose heading for plain warnings is "General Warning". */
    private static String learnMoreLink(IssueCode code) {
        if (!code.isInReference()) {
            return REFERENCE;
        }
        String type = code.type() == FindingType.WARNING
                ? "general-warning"
                : code.type().name();
        return "%s#access-analyzer-reference-policy-checks-%s-%s"
                .formatted(REFERENCE, dashed(type), dashed(code.name()));
    }

    private static String dashed(String name) {
        return name.toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
