package io.chancery.identity.accesskey;

import io.chancery.contracts.identity.AccessKey;
import io.chancery.identity.user.UserName;
import io.chancery.runtime.caller.Call;
import io.chancery.runtime.operation.Collaborators;
import io.chancery.runtime.operation.ListPage;
import io.chancery.runtime.operation.MaxItems;
import io.chancery.runtime.operation.Permission;
import io.chancery.runtime.operation.ReadOperation;
import io.chancery.store.append.Page;
import io.chancery.store.append.Reads;
import io.smallrye.mutiny.Uni;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** IAM 2010-05-08 {@code ListAccessKeys}. Without a name it is about the caller, root included. */
public record ListAccessKeys(Optional<UserName> userName, Optional<String> marker, Optional<MaxItems> maxItems)
        implements ReadOperation<ListPage, ListAccessKeys.Found, ListAccessKeys.Reply> {

    public record Reply(List<KeyView> accessKeyMetadata, boolean isTruncated, Optional<String> marker) {}

    /** @param userName absent for root */
    public record KeyView(Optional<String> userName, String accessKeyId, KeyStatus status, Instant createDate) {
        static KeyView of(AccessKey key, Owner owner) {
            return new KeyView(owner.userName(), key.id().value(), KeyStatus.of(key.active()), key.createdAt());
        }
    }

    public record Found(Optional<Owner> owner, Page<AccessKey> keys) {}

    @Override
    public Uni<ListPage> prepare(Call call, Collaborators with) {
        String whose = userName.map(name -> "user " + name.value().toLowerCase(Locale.ROOT))
                .orElseGet(() -> "own " + call.caller().principalId());
        return ListPage.of(call, with, "ListAccessKeys", whose, marker, maxItems);
    }

    @Override
    public Reads<Found> reads(Call call, ListPage page) {
        return Owner.reads(call, userName)
                .then(owner -> owner.<Reads<Found>>map(some -> reader -> reader.referring(
                                        AccessKey.STREAM,
                                        AccessKey.OWNED_BY,
                                        some.key().id(),
                                        page.paging())
                                .map(keys -> new Found(owner, keys)))
                        .orElseGet(() -> Reads.nothing(new Found(owner, new Page<>(List.of(), Optional.empty())))));
    }

    @Override
    public List<Permission> permissions(Call call, ListPage page, Found found) {
        return Owner.permission("iam:ListAccessKeys", call, userName, found.owner());
    }

    @Override
    public Reply reply(Call call, ListPage page, Found found) {
        Owner owner = Owner.require(call, userName, found.owner());
        Page<AccessKey> keys = found.keys();
        return new Reply(
                keys.items().stream().map(key -> KeyView.of(key, owner)).toList(),
                keys.next().isPresent(),
                page.markerAfter(keys));
    }
}
