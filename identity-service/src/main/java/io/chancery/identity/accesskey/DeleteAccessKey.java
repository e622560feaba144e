package io.chancery.identity.accesskey;

import io.chancery.contracts.Arns;
import io.chancery.contracts.identity.AccessKey;
import io.chancery.contracts.identity.AccessKeyEvent.AccessKeyDeleted;
import io.chancery.identity.store.SecretSealer;
import io.chancery.identity.user.UserName;
import io.chancery.runtime.caller.Call;
import io.chancery.runtime.operation.Collaborators;
import io.chancery.runtime.operation.NoReply;
import io.chancery.runtime.operation.Permission;
import io.chancery.runtime.operation.WriteOperation;
import io.chancery.store.append.Change;
import io.chancery.store.append.Decision;
import io.chancery.store.append.Facts;
import io.chancery.store.append.Reads;
import io.smallrye.mutiny.Uni;
import java.util.List;
import java.util.Optional;

/**
 * IAM 2010-05-08 {@code DeleteAccessKey}. The key's sealed secret goes in the same transaction. Without a name it is one
 * of the caller's.
 */
public record DeleteAccessKey(Optional<UserName> userName, KeyIdText accessKeyId)
        implements WriteOperation<SecretSealer, OwnedKey, NoReply> {

    @Override
    public Uni<SecretSealer> prepare(Call call, Collaborators with) {
        return Uni.createFrom().item(() -> with.get(SecretSealer.class));
    }

    @Override
    public Reads<OwnedKey> reads(Call call, SecretSealer sealer) {
        return OwnedKey.reads(call, userName, accessKeyId);
    }

    @Override
    public List<Permission> permissions(Call call, SecretSealer sealer, OwnedKey found) {
        return Owner.permission("iam:DeleteAccessKey", call, userName, found.owner());
    }

    @Override
    public Decision<NoReply> decide(Call call, SecretSealer sealer, OwnedKey found, Facts facts) {
        AccessKey key = found.require(call, userName, accessKeyId);
        return Decision.of(
                        new Change(
                                AccessKey.STREAM,
                                key.id().value(),
                                Arns.accessKey(key.account(), key.id()),
                                new AccessKeyDeleted(key.id())),
                        NoReply.NO_REPLY)
                .alongside(sealer.delete(key.id()));
    }
}
