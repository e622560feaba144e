package io.chancery.policy.managed;

import io.chancery.contracts.Arns;
import io.chancery.contracts.PolicyId;
import io.chancery.contracts.policy.ManagedPolicy;
import io.chancery.contracts.policy.ManagedPolicyEvent.PolicyCreated;
import io.chancery.policy.managed.CreatePolicy.Read;
import io.chancery.runtime.caller.Call;
import io.chancery.runtime.operation.Collaborators;
import io.chancery.runtime.operation.Nothing;
import io.chancery.runtime.operation.Permission;
import io.chancery.runtime.operation.WriteOperation;
import io.chancery.runtime.tag.KeyCase;
import io.chancery.runtime.tag.NewTag;
import io.chancery.runtime.tag.Tags;
import io.chancery.store.append.Change;
import io.chancery.store.append.Decision;
import io.chancery.store.append.Facts;
import io.chancery.store.append.Reads;
import io.chancery.store.append.Refusal;
import io.chancery.store.append.Refused;
import io.chancery.store.append.Stream;
import io.smallrye.mutiny.Uni;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * IAM 2010-05-08 {@code CreatePolicy}. Refuses a taken name, in any case, with EntityAlreadyExists (409); a document that
 * is no identity-based policy with MalformedPolicyDocument (400); one of more than 6,144 characters without white space,
 * or one policy too many, with LimitExceeded (409).
 */
public record CreatePolicy(
        PolicyName policyName,
        PolicyText policyDocument,
        Optional<PolicyPath> path,
        Optional<PolicyDescription> description,
        List<NewTag> tags)
        implements WriteOperation<Nothing, Read, CreatePolicy.Reply> {

    /** Customer managed policies in an account ("IAM and AWS STS quotas", IAM User Guide). */
    static final int MAX_POLICIES = 1_500;

    public record Reply(Policy policy) {}

    /** @param count of the account's policies */
    record Read(Stream<ManagedPolicy> named, long count) {}

    @Override
    public Uni<Nothing> prepare(Call call, Collaborators with) {
        return Tags.checked(tags, KeyCase.DISTINCT).chain(Nothing::needed);
    }

    @Override
    public Reads<Read> reads(Call call, Nothing prepared) {
        return Reads.named(ManagedPolicy.STREAM, call.account(), ManagedPolicy.nameClaim(policyName.value()))
                .and(reader -> reader.count(ManagedPolicy.STREAM, call.account()), Read::new);
    }

    @Override
    public List<Permission> permissions(Call call, Nothing prepared, Read found) {
        Map<String, List<String>> context = Tags.ofRequest(tags);
        var create = new Permission("iam:CreatePolicy", arn(call), context);
        return tags.isEmpty() ? List.of(create) : List.of(create, new Permission("iam:TagPolicy", arn(call), context));
    }

    @Override
    public Decision<Reply> decide(Call call, Nothing prepared, Read found, Facts facts) {
        policyDocument.requireManaged();
        if (found.named.exists()) {
            throw new Refused(
                    Refusal.ENTITY_ALREADY_EXISTS,
                    "A policy called %s already exists. Duplicate names are not allowed.".formatted(policyName));
        }
        if (found.count >= MAX_POLICIES) {
            throw new Refused(
                    Refusal.LIMIT_EXCEEDED, "Cannot exceed quota for PoliciesPerAccount: %d".formatted(MAX_POLICIES));
        }
        PolicyCreated created = event(call, facts);
        return Decision.of(
                new Change(ManagedPolicy.STREAM, created.policyId().value(), arn(call), created),
                new Reply(Policy.of(after(created), Usage.NONE).withoutDescription()));
    }

    private PolicyCreated event(Call call, Facts facts) {
        return new PolicyCreated(
                facts.newId(PolicyId.PREFIX, PolicyId::new),
                call.account(),
                policyName.value(),
                pathOrRoot(),
                description.map(PolicyDescription::value),
                policyDocument.value(),
                Tags.stored(tags),
                facts.now());
    }

    private static ManagedPolicy after(PolicyCreated created) {
        return ManagedPolicy.STREAM.evolve(Optional.empty(), created).orElseThrow();
    }

    private String pathOrRoot() {
        return path.orElse(PolicyPath.ROOT).value();
    }

    private String arn(Call call) {
        return Arns.policy(call.account(), pathOrRoot(), policyName.value());
    }
}
