package io.chancery.store.append;

import io.chancery.contracts.UniqueIds;
import java.security.SecureRandom;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.function.Function;

/** Time and chance, drawn at the edge and handed to {@code decide}, which has neither. */
public interface Facts {

    /** UTC, whole seconds: the AWS API shows no finer. */
    Instant now();

    /** UTC, as fine as the clock: the time of the event itself. */
    Instant at();

    /** A fresh unique id, say {@code newId(UserId.PREFIX, UserId::new)}. */
    default <T> T newId(String prefix, Function<String, T> type) {
        return type.apply(UniqueIds.format(prefix, UniqueIds.ENTITY_CHARACTERS, random(UniqueIds.ENTITY_CHARACTERS)));
    }

    /** A fresh access key id. */
    default <T> T newAccessKeyId(String prefix, Function<String, T> type) {
        return type.apply(
                UniqueIds.format(prefix, UniqueIds.ACCESS_KEY_CHARACTERS, random(UniqueIds.ACCESS_KEY_CHARACTERS)));
    }

    byte[] random(int bytes);

    /** Facts of the real world at this moment. */
    static Facts drawn(Instant now) {
        return new Drawn(now);
    }

    /** INVARIANT: ids and secrets come from a cryptographic generator. */
    final class Drawn implements Facts {
        private static final SecureRandom RANDOM = new SecureRandom();
        private final Instant at;

        private Drawn(Instant at) {
            this.at = at.truncatedTo(ChronoUnit.MILLIS);
        }

        @Override
        public Instant at() {
            return at;
        }

        @Override
        public Instant now() {
            return at.truncatedTo(ChronoUnit.SECONDS);
        }

        @Override
        public byte[] random(int bytes) {
            byte[] drawn = new byte[bytes];
            RANDOM.nextBytes(drawn);
            return drawn;
        }
    }
}
