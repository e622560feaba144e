package io.chancery.wire.operation;

/**
 * One line of the catalogue.
 *
 * @param name AWS's, {@code CreateUser}
 * @param done whether this release answers it
 * @param reason why not; empty for one that is done
 */
public record Operation(String name, AwsService service, Owner owner, boolean done, String reason) {
    /** The action in policies, {@code iam:CreateUser}. */
    public String action() {
        return service.signingName() + ":" + name;
    }
}
