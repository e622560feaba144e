package io.chancery.policy.managed;

import io.chancery.contracts.AccountId;
import io.chancery.contracts.Arns;
import io.chancery.contracts.policy.ManagedPolicy;
import io.chancery.contracts.stream.Claim;
import io.chancery.store.append.Refusal;
import io.chancery.store.append.Refused;
import io.chancery.wire.query.Constraint;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A managed policy's ARN as a request gives it.
 *
 * @param value 20–2,048 characters; whether it is the ARN of a policy is checked by {@link #requirePolicy}
 */
public record PolicyArn(String value) {

    private static final Constraint ARN = Constraint.length(20, 2_048);
    private static final Pattern FORM =
            Pattern.compile("arn:aws:iam::(aws|[0-9]{12}):policy(/[!-~]*/|/)([\\w+=,.@-]+)");

    public PolicyArn {
        ARN.check(value);
    }

    /** @throws Refused InvalidInput if it is not the ARN of a policy */
    public PolicyArn requirePolicy() {
        parts();
        return this;
    }

    /** Whether it is one of AWS's own. */
    public boolean isAwsManaged() {
        return parts().group(1).equals(Arns.AWS_MANAGED);
    }

    public boolean isOf(AccountId account) {
        return parts().group(1).equals(account.value());
    }

    public String path() {
        return parts().group(2);
    }

    public String name() {
        return parts().group(3);
    }

    Claim nameClaim() {
        return ManagedPolicy.nameClaim(name());
    }

    private Matcher parts() {
        Matcher matcher = FORM.matcher(value);
        if (!matcher.matches()) {
            throw new Refused(Refusal.INVALID_INPUT, "ARN %s is not valid.".formatted(value));
        }
        return matcher;
    }

    @Override
    public String toString() {
        return value;
    }
}
