package io.chancery.policy.simulator;

import io.chancery.language.Arn;
import io.chancery.language.PrincipalNames;
import io.chancery.store.append.Refusal;
import io.chancery.store.append.Refused;
import io.chancery.wire.query.Constraint;
import java.util.List;

/**
 * A resource, an owner or a caller of a simulation.
 *
 * @param value 1–2,048 characters
 */
public record ResourceName(String value) {

    static final String ANY = "*";

    private static final Constraint LENGTH = Constraint.length(1, 2_048);

    public ResourceName {
        LENGTH.check(value);
    }

    /** @throws Refused InvalidInput if one is neither an ARN nor {@code *}, or that is not the only one */
    static List<String> requireResources(List<ResourceName> names) {
        List<String> resources =
                names.stream().map(ResourceName::requireResource).toList();
        if (resources.size() > 1 && resources.contains(ANY)) {
            throw new Refused(
                    Refusal.INVALID_INPUT,
                    "you cannot include both * and individual resources in the resource list for a simulation.");
        }
        return resources;
    }

    /** @throws Refused InvalidInput if it is neither an ARN nor {@code *} */
    String requireResource() {
        if (!value.equals(ANY) && Arn.parse(value).isEmpty()) {
            throw new Refused(Refusal.INVALID_INPUT, "Invalid Entity Arn: " + value);
        }
        return value;
    }

    /**
     * The account of a {@code ResourceOwner}, which is an account id or the ARN of somebody in the account.
     *
     * @throws Refused InvalidInput if it is neither
     */
    String requireOwner() {
        if (PrincipalNames.isAccountId(value)) {
            return value;
        }
        return Arn.parse(value)
                .map(Arn::account)
                .filter(PrincipalNames::isAccountId)
                .orElseThrow(() -> new Refused(
                        Refusal.INVALID_INPUT,
                        "ResourceOwner: %s is neither an account id nor an ARN in an account.".formatted(value)));
    }

    @Override
    public String toString() {
        return value;
    }
}
