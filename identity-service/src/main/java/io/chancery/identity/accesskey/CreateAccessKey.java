package io.chancery.identity.accesskey;

import io.chancery.contracts.AccessKeyId;
import io.chancery.contracts.Arns;
import io.chancery.contracts.identity.AccessKey;
import io.chancery.contracts.identity.AccessKeyEvent.AccessKeyCreated;
import io.chancery.identity.entity.Quotas;
import io.chancery.identity.store.SecretSealer;
import io.chancery.identity.user.UserName;
import io.chancery.runtime.caller.Call;
import io.chancery.runtime.operation.Collaborators;
import io.chancery.runtime.operation.Permission;
import io.chancery.runtime.operation.WriteOperation;
import io.chancery.store.append.Change;
import io.chancery.store.append.Decision;
import io.chancery.store.append.Facts;
import io.chancery.store.append.Reads;
import io.smallrye.mutiny.Uni;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import java.util.Optional;

/**
 * IAM 2010-05-08 {@code CreateAccessKey}. Without a name it is for the caller, root included. The answer is the only
 * place where the secret is ever shown.
 */
public record CreateAccessKey(Optional<UserName> userName)
        implements WriteOperation<SecretSealer, CreateAccessKey.Found, CreateAccessKey.Reply> {

    /** Thirty bytes are forty characters of base64, as long as AWS's secrets are. */
    private static final int SECRET_BYTES = 30;

    public record Reply(NewKey accessKey) {}

    /** @param userName absent for root */
    public record NewKey(
            Optional<String> userName,
            String accessKeyId,
            KeyStatus status,
            String secretAccessKey,
            Instant createDate) {

        /** Without the secret. */
        @Override
        public String toString() {
            return "NewKey[" + accessKeyId + "]";
        }
    }

    /** @param keys how many the owner has */
    public record Found(Optional<Owner> owner, long keys) {}

    @Override
    public Uni<SecretSealer> prepare(Call call, Collaborators with) {
        return Uni.createFrom().item(() -> with.get(SecretSealer.class));
    }

    @Override
    public Reads<Found> reads(Call call, SecretSealer sealer) {
        return Owner.reads(call, userName)
                .then(owner -> owner.map(some -> Reads.countReferring(
                                        AccessKey.OWNED_BY, some.key().id())
                                .map(keys -> new Found(owner, keys)))
                        .orElseGet(() -> Reads.nothing(new Found(owner, 0))));
    }

    @Override
    public List<Permission> permissions(Call call, SecretSealer sealer, Found found) {
        return Owner.permission("iam:CreateAccessKey", call, userName, found.owner());
    }

    @Override
    public Decision<Reply> decide(Call call, SecretSealer sealer, Found found, Facts facts) {
        Owner owner = Owner.require(call, userName, found.owner());
        Quotas.ACCESS_KEYS.requireRoom(found.keys());
        AccessKeyId id = facts.newAccessKeyId(AccessKeyId.LONG_TERM, AccessKeyId::new);
        String secret = Base64.getEncoder().encodeToString(facts.random(SECRET_BYTES));
        var created = new AccessKeyCreated(id, call.account(), owner.key(), facts.now());
        var reply = new Reply(new NewKey(owner.userName(), id.value(), KeyStatus.ACTIVE, secret, facts.now()));
        return Decision.of(new Change(AccessKey.STREAM, id.value(), Arns.accessKey(call.account(), id), created), reply)
                .alongside(sealer.store(id, call.account(), owner.key().id(), secret));
    }
}
