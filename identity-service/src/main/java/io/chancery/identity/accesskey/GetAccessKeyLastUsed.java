package io.chancery.identity.accesskey;

import io.chancery.contracts.Arns;
import io.chancery.contracts.identity.AccessKey;
import io.chancery.contracts.identity.KeyOwner;
import io.chancery.contracts.identity.User;
import io.chancery.contracts.ledger.LedgerRow;
import io.chancery.runtime.caller.Call;
import io.chancery.runtime.internal.InternalClient;
import io.chancery.runtime.internal.LastUsed;
import io.chancery.runtime.internal.Peer;
import io.chancery.runtime.operation.Collaborators;
import io.chancery.runtime.operation.Permission;
import io.chancery.runtime.operation.ReadOperation;
import io.chancery.runtime.tag.Tags;
import io.chancery.store.append.Reads;
import io.smallrye.mutiny.Uni;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jboss.logging.Logger;

/**
 * IAM 2010-05-08 {@code GetAccessKeyLastUsed}, authorised on the user whose key it is. When audit-service does not
 * answer, the date is absent and the call succeeds.
 */
public record GetAccessKeyLastUsed(KeyIdText accessKeyId)
        implements ReadOperation<Optional<LedgerRow.LastUsed>, GetAccessKeyLastUsed.Found, GetAccessKeyLastUsed.Reply> {
    private static final Logger LOG = Logger.getLogger(GetAccessKeyLastUsed.class);
    private static final String ACTION = "iam:GetAccessKeyLastUsed";
    private static final String PATH = "/internal/access-keys/last-used";
    private static final String UNKNOWN = "N/A";

    /** @param userName absent for root's key */
    public record Reply(Optional<String> userName, Use accessKeyLastUsed) {}

    /** The API's AccessKeyLastUsed: of a key never used, region and service are {@code N/A}. */
    public record Use(Optional<Instant> lastUsedDate, String serviceName, String region) {
        static Use of(Optional<LedgerRow.LastUsed> used) {
            return new Use(
                    used.map(LedgerRow.LastUsed::at),
                    used.map(LedgerRow.LastUsed::service).orElse(UNKNOWN),
                    used.map(LedgerRow.LastUsed::region).orElse(UNKNOWN));
        }
    }

    /**
     * @param key absent also if it is another account's
     * @param user whose key it is; absent for root's
     */
    public record Found(Optional<AccessKey> key, Optional<User> user) {}

    @Override
    public Uni<Optional<LedgerRow.LastUsed>> prepare(Call call, Collaborators with) {
        var question = new LastUsed(call.account(), accessKeyId.value());
        return Uni.createFrom()
                .deferred(() -> with.get(InternalClient.class)
                        .post(Peer.AUDIT, PATH, call.requestId(), question, LastUsed.Answer.class))
                .map(LastUsed.Answer::lastUsed)
                .onFailure()
                .recoverWithItem(failure -> {
                    LOG.warnf("request %s: last use is left out: %s", call.requestId(), failure);
                    return Optional.empty();
                });
    }

    @Override
    public Reads<Found> reads(Call call, Optional<LedgerRow.LastUsed> used) {
        return Reads.stream(AccessKey.STREAM, accessKeyId.value())
                .map(found -> found.state().filter(key -> key.account().equals(call.account())))
                .then(key -> key.filter(found -> found.owner().type() == KeyOwner.Type.USER)
                        .map(found ->
                                Reads.stream(User.STREAM, found.owner().id()).map(user -> new Found(key, user.state())))
                        .orElseGet(() -> Reads.nothing(new Found(key, Optional.empty()))));
    }

    /** A key that is absent belongs to nobody: {@code user/} stands for whoever it might be. */
    @Override
    public List<Permission> permissions(Call call, Optional<LedgerRow.LastUsed> used, Found found) {
        String arn = found.key()
                .map(key -> switch (key.owner().type()) {
                    case USER -> found.user().map(User::arn).orElseGet(() -> Arns.user(call.account(), "/", ""));
                    case ROOT -> Arns.root(call.account());
                    case SERVICE -> Arns.servicePrincipal(key.owner().id());
                })
                .orElseGet(() -> Arns.user(call.account(), "/", ""));
        Map<String, List<String>> tags =
                found.user().map(user -> Tags.ofResource(user.tags())).orElse(Map.of());
        return List.of(new Permission(ACTION, arn, tags));
    }

    @Override
    public Reply reply(Call call, Optional<LedgerRow.LastUsed> used, Found found) {
        if (found.key().isEmpty()) {
            throw OwnedKey.missing(accessKeyId);
        }
        return new Reply(found.user().map(User::name), Use.of(used));
    }
}
