package io.chancery.store.topic;

import io.chancery.contracts.Shards;
import io.chancery.contracts.Topics;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.admin.TopicDescription;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.KafkaFuture;
import org.apache.kafka.common.errors.InterruptException;
import org.apache.kafka.common.errors.TopicExistsException;
import org.apache.kafka.common.errors.UnknownTopicOrPartitionException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Which topics there are, and making those that are missing. */
public final class TopicDirectory {

    private static final Logger LOGGER = LoggerFactory.getLogger(TopicDirectory.class);

    private final Admin admin;
    private final Shards shards;

    public TopicDirectory(Admin admin, Shards shards) {
        this.admin = admin;
        this.shards = shards;
    }

    /**
     * Makes every topic of the suite that is missing, with one partition per shard.
     *
     * @throws KafkaException if the cluster does not answer or refuses
     */
    public void createMissing() {
        var present = await(admin.listTopics().names());
        List<NewTopic> missing = new ArrayList<>();
        for (Topics.Topic topic : Topics.all()) {
            if (!present.contains(topic.name())) {
                missing.add(new NewTopic(topic.name(), Optional.of(shards.count()), Optional.empty())
                        .configs(topic.settings()));
            }
        }
        for (KafkaFuture<Void> made : admin.createTopics(missing).values().values()) {
            try {
                await(made);
            } catch (TopicExistsException another) {
                // Another service was faster, with the same settings.
                LOGGER.debug("a topic was made by another service", another);
            }
        }
    }

    /**
     * The ids of those topics that exist. A topic that was deleted and made again has another id.
     *
     * @throws WrongPartitionCount if a topic has not one partition per shard
     * @throws KafkaException if the cluster does not answer
     */
    public Map<String, String> ids(Collection<String> topics) {
        var found = new HashMap<String, String>();
        for (var answer : admin.describeTopics(topics).topicNameValues().entrySet()) {
            try {
                TopicDescription topic = await(answer.getValue());
                if (topic.partitions().size() != shards.count()) {
                    throw new WrongPartitionCount("topic %s has %d partitions where there are %d shards"
                            .formatted(topic.name(), topic.partitions().size(), shards.count()));
                }
                found.put(answer.getKey(), topic.topicId().toString());
            } catch (UnknownTopicOrPartitionException absent) {
                LOGGER.debug("topic {} does not exist", answer.getKey(), absent);
            }
        }
        return found;
    }

    private static <T> T await(Future<T> answer) {
        try {
            return answer.get(KafkaClients.PATIENCE.toMillis(), TimeUnit.MILLISECONDS);
        } catch (ExecutionException e) {
            throw e.getCause() instanceof KafkaException known ? known : new KafkaException(e.getCause());
        } catch (TimeoutException e) {
            throw new KafkaException("the cluster does not answer", e);
        } catch (InterruptedException e) {
            throw new InterruptException(e);
        }
    }

    /** The number of shards is fixed at installation and this topic was made for another. */
    public static final class WrongPartitionCount extends RuntimeException {
        WrongPartitionCount(String message) {
            super(message);
        }
    }
}
