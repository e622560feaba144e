package io.chancery.audit;

import io.chancery.contracts.AccessKeyId;
import io.chancery.contracts.AccountId;
import io.chancery.contracts.Arns;
import io.chancery.contracts.Event;
import io.chancery.contracts.Shards;
import io.chancery.contracts.UserId;
import io.chancery.contracts.activity.ActivityRecord;
import io.chancery.contracts.identity.AccessKeyEvent.AccessKeyCreated;
import io.chancery.contracts.identity.AccessKeyEvent.AccessKeyDeleted;
import io.chancery.contracts.identity.AccessKeyEvent.AccessKeyStatusChanged;
import io.chancery.contracts.identity.AccountEvent.AccountOpened;
import io.chancery.contracts.identity.KeyOwner;
import io.chancery.contracts.identity.UserEvent.UserCreated;
import io.chancery.contracts.identity.UserEvent.UserDeleted;
import io.chancery.contracts.identity.UserEvent.UserRenamed;
import io.chancery.contracts.ledger.LedgerRow;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Stream;

/** Histories of fresh accounts, and the ledger that each leads to. */
final class Histories {

    static final Instant OPENED = Instant.parse("2026-01-01T00:00:00Z");
    static final Instant ROTATED = Instant.parse("2026-02-01T12:30:00Z");

    private static final AtomicLong NEXT = new AtomicLong(100_000_000_000L);

    private Histories() {}

    static AccountId account(int shard, Shards shards) {
        return Stream.generate(Histories::account)
                .filter(account -> shards.of(account) == shard)
                .findFirst()
                .orElseThrow();
    }

    static AccountId account() {
        return new AccountId(String.valueOf(NEXT.incrementAndGet()));
    }

    static UserId user(AccountId account, String letter) {
        return new UserId("AIDA" + letter + "A" + account + "A".repeat(3));
    }

    static AccessKeyId key(AccountId account, String letter) {
        return new AccessKeyId("AKIA" + letter + "AAA" + account);
    }

    /** Opened; alice made, renamed and given two keys, one switched off; bob made and deleted; a root key; a key gone. */
    static List<Event> history(AccountId account) {
        UserId alice = user(account, "A");
        UserId bob = user(account, "B");
        return List.of(
                new AccountOpened(account, Optional.empty(), Optional.empty(), OPENED),
                new UserCreated(alice, account, "alicia", "/", List.of(), Optional.empty(), OPENED),
                new AccessKeyCreated(key(account, "A"), account, KeyOwner.user(alice), OPENED),
                new UserCreated(bob, account, "bob", "/", List.of(), Optional.empty(), OPENED),
                new AccessKeyCreated(key(account, "B"), account, KeyOwner.user(alice), OPENED.plusSeconds(1)),
                new UserRenamed(alice, "alice", "/staff/"),
                new AccessKeyStatusChanged(key(account, "A"), false, ROTATED),
                new AccessKeyCreated(key(account, "R"), account, KeyOwner.root(account), OPENED),
                new AccessKeyCreated(key(account, "D"), account, KeyOwner.user(alice), OPENED),
                new AccessKeyDeleted(key(account, "D")),
                new UserDeleted(bob));
    }

    /** @param used the last use of alice's second key */
    static List<LedgerRow> ledger(AccountId account, Optional<LedgerRow.LastUsed> used) {
        return List.of(
                row(
                        account,
                        account.value(),
                        Optional.empty(),
                        Arns.root(account),
                        new LedgerRow.Key(key(account, "R").value(), true, OPENED, Optional.empty())),
                row(
                        account,
                        user(account, "A").value(),
                        Optional.of("alice"),
                        "arn:aws:iam::" + account + ":user/staff/alice",
                        new LedgerRow.Key(key(account, "A").value(), false, ROTATED, Optional.empty()),
                        new LedgerRow.Key(key(account, "B").value(), true, OPENED.plusSeconds(1), used)));
    }

    static LedgerRow row(
            AccountId account, String principal, Optional<String> name, String arn, LedgerRow.Key... keys) {
        return new LedgerRow(
                account,
                principal,
                name,
                arn,
                OPENED,
                false,
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                false,
                List.of(keys));
    }

    static ActivityRecord call(AccountId account, String key, Instant at, String source, String region) {
        return new ActivityRecord(
                UUID.randomUUID(),
                at,
                source,
                "ListUsers",
                region,
                true,
                account,
                new ActivityRecord.Identity(
                        "IAMUser",
                        user(account, "A").value(),
                        "arn:aws:iam::" + account + ":user/staff/alice",
                        account,
                        Optional.of(key)),
                Optional.of("127.0.0.1"),
                Optional.empty(),
                UUID.randomUUID().toString(),
                Optional.empty(),
                Optional.empty(),
                Map.of(),
                Optional.empty());
    }
}
