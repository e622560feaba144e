package io.chancery.policy.managed;

import io.chancery.contracts.policy.ManagedPolicy;
import io.chancery.contracts.policy.PolicyVersion;
import io.chancery.policy.catalogue.AwsManagedPolicies;
import io.chancery.policy.managed.GetPolicyVersion.Prepared;
import io.chancery.runtime.caller.Call;
import io.chancery.runtime.operation.Collaborators;
import io.chancery.runtime.operation.Permission;
import io.chancery.runtime.operation.ReadOperation;
import io.chancery.store.append.Reads;
import io.chancery.store.append.Refusal;
import io.chancery.store.append.Refused;
import io.chancery.store.append.Stream;
import io.chancery.wire.PercentEncoding;
import io.smallrye.mutiny.Uni;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * IAM 2010-05-08 {@code GetPolicyVersion}. The document comes percent-encoded (RFC 3986). Of AWS's policies the catalogue
 * has the default version only.
 */
public record GetPolicyVersion(PolicyArn policyArn, PolicyVersionId versionId)
        implements ReadOperation<Prepared, Stream<ManagedPolicy>, GetPolicyVersion.Reply> {

    public record Reply(Shown policyVersion) {}

    /** @param document percent-encoded */
    public record Shown(String document, String versionId, boolean isDefaultVersion, Instant createDate) {}

    /** @param aws the version of the catalogue, if the ARN is one of it */
    record Prepared(PolicyReference reference, Optional<PolicyVersion> aws) {}

    @Override
    public Uni<Prepared> prepare(Call call, Collaborators with) {
        AwsManagedPolicies catalogue = with.get(AwsManagedPolicies.class);
        PolicyReference reference = PolicyReference.of(policyArn, catalogue);
        Optional<PolicyVersion> aws = reference
                .aws()
                .flatMap(policy -> catalogue
                        .source(policy.id())
                        .map(source -> new PolicyVersion(policy.defaultVersionId(), source, policy.updatedAt())));
        return Uni.createFrom().item(new Prepared(reference, aws));
    }

    @Override
    public Reads<Stream<ManagedPolicy>> reads(Call call, Prepared prepared) {
        return prepared.reference.reads(call.account());
    }

    @Override
    public List<Permission> permissions(Call call, Prepared prepared, Stream<ManagedPolicy> found) {
        return List.of(PolicyOperation.permission(this, policyArn, prepared.reference.own(found)));
    }

    @Override
    public Reply reply(Call call, Prepared prepared, Stream<ManagedPolicy> found) {
        if (prepared.aws.isPresent()) {
            PolicyVersion version = prepared.aws.get();
            return shown(Optional.of(version), version.versionId());
        }
        ManagedPolicy own = prepared.reference.own(found).orElseThrow(() -> PolicyOperation.notFound(policyArn));
        return shown(own.version(versionId.value()), own.defaultVersionId());
    }

    private Reply shown(Optional<PolicyVersion> candidate, String defaultVersionId) {
        PolicyVersion version = candidate
                .filter(each -> each.versionId().equals(versionId.value()))
                .orElseThrow(() -> new Refused(
                        Refusal.NO_SUCH_ENTITY,
                        "Policy %s version %s does not exist or is not attachable.".formatted(policyArn, versionId)));
        return new Reply(new Shown(
                PercentEncoding.encode(version.document()),
                version.versionId(),
                version.versionId().equals(defaultVersionId),
                version.createdAt()));
    }
}
