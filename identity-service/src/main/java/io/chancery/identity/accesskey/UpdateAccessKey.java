package io.chancery.identity.accesskey;

import io.chancery.contracts.Arns;
import io.chancery.contracts.identity.AccessKey;
import io.chancery.contracts.identity.AccessKeyEvent.AccessKeyStatusChanged;
import io.chancery.identity.user.UserName;
import io.chancery.runtime.caller.Call;
import io.chancery.runtime.operation.Collaborators;
import io.chancery.runtime.operation.NoReply;
import io.chancery.runtime.operation.Nothing;
import io.chancery.runtime.operation.Permission;
import io.chancery.runtime.operation.WriteOperation;
import io.chancery.store.append.Change;
import io.chancery.store.append.Decision;
import io.chancery.store.append.Facts;
import io.chancery.store.append.Reads;
import io.smallrye.mutiny.Uni;
import java.util.List;
import java.util.Optional;

/** IAM 2010-05-08 {@code UpdateAccessKey}: makes a key active or inactive. Without a name it is one of the caller's. */
public record UpdateAccessKey(Optional<UserName> userName, KeyIdText accessKeyId, KeyStatus status)
        implements WriteOperation<Nothing, OwnedKey, NoReply> {

    @Override
    public Uni<Nothing> prepare(Call call, Collaborators with) {
        return Nothing.needed();
    }

    @Override
    public Reads<OwnedKey> reads(Call call, Nothing prepared) {
        return OwnedKey.reads(call, userName, accessKeyId);
    }

    @Override
    public List<Permission> permissions(Call call, Nothing prepared, OwnedKey found) {
        return Owner.permission("iam:UpdateAccessKey", call, userName, found.owner());
    }

    @Override
    public Decision<NoReply> decide(Call call, Nothing prepared, OwnedKey found, Facts facts) {
        AccessKey key = found.require(call, userName, accessKeyId);
        boolean active = status == KeyStatus.ACTIVE;
        if (key.active() == active) {
            return Decision.unchanged(NoReply.NO_REPLY);
        }
        var changed = new AccessKeyStatusChanged(key.id(), active, facts.now());
        return Decision.of(
                new Change(AccessKey.STREAM, key.id().value(), Arns.accessKey(key.account(), key.id()), changed),
                NoReply.NO_REPLY);
    }
}
