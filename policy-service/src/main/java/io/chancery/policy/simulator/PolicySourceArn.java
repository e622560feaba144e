package io.chancery.policy.simulator;

import io.chancery.contracts.AccountId;
import io.chancery.language.Arn;
import io.chancery.language.PrincipalNames;
import io.chancery.policy.principal.GroupName;
import io.chancery.policy.principal.PrincipalName;
import io.chancery.policy.principal.RoleName;
import io.chancery.policy.principal.UserName;
import io.chancery.store.append.Refusal;
import io.chancery.store.append.Refused;
import io.chancery.wire.query.Constraint;
import io.chancery.wire.query.ConstraintViolation;

/**
 * The ARN of the user, group or role whose policies are asked about.
 *
 * @param value 20–2,048 characters
 */
public record PolicySourceArn(String value) {

    private static final Constraint LENGTH = Constraint.length(20, 2_048);

    public PolicySourceArn {
        LENGTH.check(value);
    }

    /** Whom it means, whether or not there is such a one. */
    record Entity(AccountId account, PrincipalName name) {}

    /** @throws Refused InvalidInput if it is not the ARN of a user, group or role */
    Entity require() {
        Arn arn = Arn.parse(value)
                .filter(parsed -> parsed.service().equals("iam") && PrincipalNames.isAccountId(parsed.account()))
                .orElseThrow(this::unclear);
        String resource = arn.resource();
        String name = resource.substring(resource.lastIndexOf('/') + 1);
        int slash = resource.indexOf('/');
        try {
            return new Entity(
                    new AccountId(arn.account()),
                    switch (slash < 0 ? "" : resource.substring(0, slash)) {
                        case "user" -> new UserName(name);
                        case "group" -> new GroupName(name);
                        case "role" -> new RoleName(name);
                        default -> throw unclear();
                    });
        } catch (ConstraintViolation noName) {
            throw unclear();
        }
    }

    private Refused unclear() {
        return new Refused(
                Refusal.INVALID_INPUT,
                "Invalid Entity Arn: %s does not clearly define entity type and name.".formatted(value));
    }

    @Override
    public String toString() {
        return value;
    }
}
