package io.chancery.identity.accesskey;

import io.chancery.contracts.identity.AccessKey;
import io.chancery.identity.user.UserName;
import io.chancery.runtime.caller.Call;
import io.chancery.store.append.Reads;
import io.chancery.store.append.Refusal;
import io.chancery.store.append.Refused;
import io.chancery.store.append.Stream;
import java.util.Optional;

/** A user or root, and an access key that may or may not be its own. */
public record OwnedKey(Optional<Owner> owner, Stream<AccessKey> key) {

    static Reads<OwnedKey> reads(Call call, Optional<UserName> userName, KeyIdText id) {
        return Owner.reads(call, userName).and(Reads.stream(AccessKey.STREAM, id.value()), OwnedKey::new);
    }

    /**
     * The key.
     *
     * @throws Refused NoSuchEntity if there is no such user, or the key is not that user's
     */
    AccessKey require(Call call, Optional<UserName> userName, KeyIdText id) {
        Owner whose = Owner.require(call, userName, owner);
        return key.state()
                .filter(found -> found.owner().equals(whose.key()))
                .filter(found -> found.account().equals(call.account()))
                .orElseThrow(() -> missing(id));
    }

    static Refused missing(KeyIdText id) {
        return new Refused(Refusal.NO_SUCH_ENTITY, "The Access Key with id %s cannot be found.".formatted(id));
    }
}
