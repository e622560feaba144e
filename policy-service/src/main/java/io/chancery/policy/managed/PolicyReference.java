package io.chancery.policy.managed;

import io.chancery.contracts.AccountId;
import io.chancery.contracts.PolicyId;
import io.chancery.contracts.policy.ManagedPolicy;
import io.chancery.policy.catalogue.AwsManagedPolicies;
import io.chancery.policy.catalogue.AwsManagedPolicy;
import io.chancery.store.append.Reads;
import io.chancery.store.append.Stream;
import java.util.Optional;

/**
 * What an ARN can mean to an account: a policy of the catalogue, or one of its own, which its stream tells.
 *
 * @param aws present if the ARN is that of a policy of the catalogue
 */
public record PolicyReference(PolicyArn arn, Optional<AwsManagedPolicy> aws) {

    /** @throws io.chancery.store.append.Refused InvalidInput if it is not the ARN of a policy */
    public static PolicyReference of(PolicyArn arn, AwsManagedPolicies catalogue) {
        return new PolicyReference(arn.requirePolicy(), catalogue.byArn(arn.value()));
    }

    /** The account's own policy of that name; unborn for the ARN of another account or of AWS. */
    public Reads<Stream<ManagedPolicy>> reads(AccountId account) {
        return arn.isOf(account)
                ? Reads.named(ManagedPolicy.STREAM, account, arn.nameClaim())
                : Reads.nothing(Stream.unborn(""));
    }

    /** The account's own policy with exactly this ARN: a name alone is not enough, paths and cases differ. */
    public Optional<ManagedPolicy> own(Stream<ManagedPolicy> read) {
        return read.state().filter(policy -> policy.arn().equals(arn.value()));
    }

    /** The unique id of what it means, if that exists. */
    public Optional<PolicyId> id(Stream<ManagedPolicy> read) {
        return aws.map(AwsManagedPolicy::id).or(() -> own(read).map(ManagedPolicy::id));
    }
}
