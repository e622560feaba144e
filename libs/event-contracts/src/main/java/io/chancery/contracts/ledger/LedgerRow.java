package io.chancery.contracts.ledger;

import io.chancery.contracts.AccountId;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * One user's credentials as the credential report tells them ("Generate credential reports", IAM User Guide). Topic
 * {@code chancery.ledger}, key = principal.
 *
 * @param principal the user's unique id, or the account id for its root user
 * @param userName absent for root
 * @param accessKeys oldest first
 * @param passwordLastUsed also when there is no password any more
 */
public record LedgerRow(
        AccountId account,
        String principal,
        Optional<String> userName,
        String arn,
        Instant createdAt,
        boolean passwordEnabled,
        Optional<Instant> passwordLastUsed,
        Optional<Instant> passwordLastChanged,
        Optional<Instant> passwordNextRotation,
        boolean mfaActive,
        List<Key> accessKeys) {

    /** @param lastRotated when it was made or its status last changed */
    public record Key(String accessKeyId, boolean active, Instant lastRotated, Optional<LastUsed> lastUsed) {}

    public record LastUsed(Instant at, String region, String service) {}
}
