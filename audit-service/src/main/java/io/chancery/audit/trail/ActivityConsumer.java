package io.chancery.audit.trail;

import io.chancery.contracts.ContractJson;
import io.chancery.contracts.UnreadableRecord;
import io.chancery.contracts.activity.ActivityRecord;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.eclipse.microprofile.reactive.messaging.Incoming;
import org.jboss.logging.Logger;

/**
 * Takes the topic {@code chancery.activity} into the trail, a batch at a time. An offset is committed after the
 * transaction, so after a crash or a rebalance records come again, and are known by their event ids. A database that is
 * away is waited for; a record that cannot be read stops the channel, because a gap in the trail must not go unnoticed.
 */
@ApplicationScoped
public class ActivityConsumer {

    private static final Logger LOG = Logger.getLogger(ActivityConsumer.class);
    private static final Duration FIRST_PAUSE = Duration.ofMillis(100);
    private static final Duration LONGEST_PAUSE = Duration.ofSeconds(5);

    private final ActivityTrail trail;
    private volatile Optional<String> stopped = Optional.empty();
    private volatile Optional<String> trouble = Optional.empty();

    public ActivityConsumer(ActivityTrail trail) {
        this.trail = trail;
    }

    @Incoming("activity")
    public Uni<Void> take(ConsumerRecords<String, byte[]> records) {
        var entries = new ArrayList<ActivityTrail.Entry>(records.count());
        Optional<UnreadableRecord> unreadable = read(records, entries);
        return keep(entries)
                .chain(() -> unreadable
                        .map(failure -> Uni.createFrom().<Void>failure(failure))
                        .orElseGet(() -> Uni.createFrom().voidItem()));
    }

    /** Why no more activity is taken, if so. */
    public Optional<String> stopped() {
        return stopped;
    }

    /** What keeps it waiting at the moment. */
    public Optional<String> trouble() {
        return trouble;
    }

    /** Up to the first that cannot be read. */
    private Optional<UnreadableRecord> read(
            ConsumerRecords<String, byte[]> records, List<ActivityTrail.Entry> entries) {
        for (ConsumerRecord<String, byte[]> record : records) {
            try {
                entries.add(entry(record));
            } catch (UnreadableRecord e) {
                String where = "%s-%d offset %d cannot be read: %s"
                        .formatted(record.topic(), record.partition(), record.offset(), e.getMessage());
                LOG.error("the activity trail stops: " + where);
                stopped = Optional.of(where);
                return Optional.of(e);
            }
        }
        return Optional.empty();
    }

    private static ActivityTrail.Entry entry(ConsumerRecord<String, byte[]> record) {
        if (record.value() == null) {
            throw new UnreadableRecord("it has no value");
        }
        return new ActivityTrail.Entry(ContractJson.read(record.value(), ActivityRecord.class), record.value());
    }

    private Uni<Void> keep(List<ActivityTrail.Entry> entries) {
        return Uni.createFrom()
                .deferred(() -> trail.keep(entries))
                .invoke(() -> trouble = Optional.empty())
                .onFailure()
                .invoke(failure -> {
                    trouble = Optional.of(String.valueOf(failure.getMessage()));
                    LOG.warnf("activity waits: %s", failure.getMessage());
                })
                .onFailure()
                .retry()
                .withBackOff(FIRST_PAUSE, LONGEST_PAUSE)
                .indefinitely();
    }
}
