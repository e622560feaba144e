package io.chancery.audit.trail;

import io.chancery.audit.ledger.Outbox;
import io.chancery.contracts.AccessKeyId;
import io.chancery.contracts.AccountId;
import io.chancery.contracts.activity.ActivityRecord;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.hibernate.reactive.mutiny.Mutiny;

/**
 * Keeps activity, each record once however often it is delivered, and with it when each long-term access key was last
 * used: the latest time, so the order of records makes no difference either.
 */
@ApplicationScoped
public class ActivityTrail {

    private static final String DOMAIN = ".amazonaws.com";

    private final Mutiny.SessionFactory sessions;

    public ActivityTrail(Mutiny.SessionFactory sessions) {
        this.sessions = sessions;
    }

    /**
     * A record and the bytes that it was sent as.
     *
     * @param data UTF-8
     */
    public record Entry(ActivityRecord activity, byte[] data) {}

    /** Keeps all of them in one transaction. */
    public Uni<Void> keep(List<Entry> entries) {
        return sessions.withStatelessTransaction(session -> keep(session, entries));
    }

    /** As part of the session's transaction. */
    public static Uni<Void> keep(Mutiny.StatelessSession session, List<Entry> entries) {
        // One replica may still be at what another has taken over: rows are locked in one order.
        var usedKeys = new TreeMap<String, ActivityRecord>();
        return Multi.createFrom()
                .iterable(entries)
                .onItem()
                .transformToUniAndConcatenate(entry -> insert(session, entry).invoke(isNew -> {
                    if (isNew) {
                        longTermKey(entry.activity())
                                .ifPresent(key -> usedKeys.merge(key, entry.activity(), ActivityTrail::later));
                    }
                }))
                .collect()
                .asList()
                .chain(() -> noteUses(session, usedKeys));
    }

    /** @return whether it was not there yet */
    private static Uni<Boolean> insert(Mutiny.StatelessSession session, Entry entry) {
        ActivityRecord activity = entry.activity();
        ActivityRecord.Identity who = activity.userIdentity();
        return session.createNativeQuery("insert into activity_trail (event_id, event_time, account, event_source,"
                        + " event_name, region, principal_account, principal_id, principal_arn, access_key_id,"
                        + " error_code, data)"
                        + " values (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, nullif(?10, ''), nullif(?11, ''), ?12)"
                        + " on conflict (event_id) do nothing")
                .setParameter(1, activity.eventId())
                .setParameter(2, activity.eventTime())
                .setParameter(3, activity.recipientAccount().value())
                .setParameter(4, activity.eventSource())
                .setParameter(5, activity.eventName())
                .setParameter(6, activity.region())
                .setParameter(7, who.account().value())
                .setParameter(8, who.principalId())
                .setParameter(9, who.arn())
                .setParameter(10, who.accessKeyId().orElse(""))
                .setParameter(11, activity.errorCode().orElse(""))
                .setParameter(12, new String(entry.data(), StandardCharsets.UTF_8))
                .executeUpdate()
                .map(inserted -> inserted == 1);
    }

    /** A session's keys are many and short-lived; nothing asks when they were used. */
    private static Optional<String> longTermKey(ActivityRecord activity) {
        return activity.userIdentity().accessKeyId().filter(key -> key.startsWith(AccessKeyId.LONG_TERM));
    }

    private static ActivityRecord later(ActivityRecord one, ActivityRecord other) {
        return LastUse.of(one).compareTo(LastUse.of(other)) >= 0 ? one : other;
    }

    private static Uni<Void> noteUses(Mutiny.StatelessSession session, Map<String, ActivityRecord> usedKeys) {
        return Multi.createFrom()
                .iterable(usedKeys.entrySet())
                .onItem()
                .transformToUniAndConcatenate(used -> noteUse(session, used.getKey(), used.getValue()))
                .collect()
                .asList()
                .replaceWithVoid();
    }

    private static Uni<Void> noteUse(Mutiny.StatelessSession session, String accessKeyId, ActivityRecord activity) {
        LastUse use = LastUse.of(activity);
        AccountId account = activity.userIdentity().account();
        return session.createNativeQuery("insert into access_key_last_used as known"
                        + " (access_key_id, account, used_at, region, service) values (?1, ?2, ?3, ?4, ?5)"
                        + " on conflict (access_key_id) do update"
                        + " set used_at = excluded.used_at, region = excluded.region, service = excluded.service"
                        + " where (excluded.used_at, excluded.region, excluded.service)"
                        + " > (known.used_at, known.region, known.service)")
                .setParameter(1, accessKeyId)
                .setParameter(2, account.value())
                .setParameter(3, use.at())
                .setParameter(4, use.region())
                .setParameter(5, use.service())
                .executeUpdate()
                .chain(changed -> changed == 1 && hasLedgerRow(activity)
                        ? Outbox.add(
                                session,
                                account,
                                List.of(activity.userIdentity().principalId()))
                        : Uni.createFrom().voidItem());
    }

    private static boolean hasLedgerRow(ActivityRecord activity) {
        return switch (activity.userIdentity().type()) {
            case "Root", "IAMUser" -> true;
            default -> false;
        };
    }

    static String service(String eventSource) {
        return eventSource.endsWith(DOMAIN)
                ? eventSource.substring(0, eventSource.length() - DOMAIN.length())
                : eventSource;
    }
}
