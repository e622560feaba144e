package io.chancery.language;

import java.util.ArrayList;
import java.util.List;

/**
 * A Principal or NotPrincipal element (IAM User Guide, "AWS JSON policy elements: Principal" and "NotPrincipal").
 *
 * @param negated whether it is NotPrincipal
 */
public record PrincipalElement(boolean negated, List<Entry> entries) {

    public PrincipalElement {
        entries = List.copyOf(entries);
    }

    /** One principal that the element names. */
    public sealed interface Entry {}

    /** {@code "*"} or {@code {"AWS": "*"}}: everyone, anonymous callers and services too. */
    public record Everyone() implements Entry {}

    /** An account id, an ARN or a unique id, as written. */
    public record Aws(String name) implements Entry {}

    /** A service such as {@code lambda.amazonaws.com}; {@code *} is any service. */
    public record Service(String name) implements Entry {}

    /** An identity provider's ARN or well-known name; {@code *} is any provider. */
    public record Federated(String provider) implements Entry {}

    /** An S3 canonical user id. No caller of this suite has one, so it matches nobody. */
    public record CanonicalUser(String id) implements Entry {}

    List<String> accounts() {
        List<String> accounts = new ArrayList<>();
        for (Entry entry : entries) {
            if (entry instanceof Aws(String name)) {
                PrincipalNames.account(name)
                        .or(() -> Arn.parse(name).map(Arn::account).filter(PrincipalNames::isAccountId))
                        .ifPresent(accounts::add);
            }
        }
        return accounts;
    }

    List<String> usersAndRoles() {
        List<String> arns = new ArrayList<>();
        for (Entry entry : entries) {
            if (entry instanceof Aws(String name) && PrincipalNames.isUserOrRoleArn(name)) {
                arns.add(name);
            }
        }
        return arns;
    }
}
