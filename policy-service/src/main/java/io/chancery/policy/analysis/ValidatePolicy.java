package io.chancery.policy.analysis;

import io.chancery.language.PolicyKind;
import io.chancery.language.reference.ServiceCatalogue;
import io.chancery.language.validation.Finding;
import io.chancery.language.validation.Finding.Position;
import io.chancery.language.validation.Finding.Step;
import io.chancery.language.validation.PolicyValidator;
import io.chancery.language.validation.ResourceKind;
import io.chancery.policy.authzen.InvalidRequest;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** {@code ValidatePolicy} of the Access Analyzer API. */
final class ValidatePolicy {

    private static final String RESOURCE_TYPE = "validatePolicyResourceType";

    private final ServiceCatalogue catalogue;

    ValidatePolicy(ServiceCatalogue catalogue) {
        this.catalogue = catalogue;
    }

    record Answer(List<Found> findings) {}

    /** One finding ("ValidatePolicyFinding"). */
    record Found(String findingType, String issueCode, String findingDetails, List<Location> locations) {}

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
        Members call = Members.of(body, "policyDocument", PolicyType.MEMBER, RESOURCE_TYPE);
        PolicyType type = PolicyType.of(call, PolicyType.all());
        Optional<ResourceKind> attachedTo = call.optionalText(RESOURCE_TYPE).map(text -> resourceKind(text, type));
        PolicyKind kind = attachedTo.filter(ResourceKind.ROLE::equals).isPresent() ? PolicyKind.TRUST : type.kind();
        return new Answer(
                PolicyValidator.validate(call.document("policyDocument"), kind, attachedTo, catalogue).stream()
                        .map(ValidatePolicy::found)
                        .toList());
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
        return new Found(finding.type().name(), finding.code().name(), finding.message(), List.of(location));
    }
}
