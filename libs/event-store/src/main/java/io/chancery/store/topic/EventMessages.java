package io.chancery.store.topic;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import io.chancery.contracts.ContractJson;
import io.chancery.contracts.Log;
import io.chancery.contracts.UnreadableRecord;
import io.chancery.contracts.record.Envelope;
import io.chancery.store.row.EventRow;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.SortedMap;
import java.util.TreeMap;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.header.Header;

/**
 * Events in Kafka records: CloudEvents 1.0, "Kafka Protocol Binding", binary mode. Attributes are headers {@code ce_*}
 * (only {@code datacontenttype} is called {@code content-type}), the data is the value, the key is the stream id.
 */
public final class EventMessages {

    private static final String PREFIX = "ce_";
    private static final String CONTENT_TYPE = "content-type";
    private static final TypeReference<TreeMap<String, String>> ATTRIBUTES = new TypeReference<>() {};

    private EventMessages() {}

    /** @throws UnreadableRecord if the row's attributes are no JSON object of texts */
    public static RecordedEvent of(EventRow row) {
        try {
            SortedMap<String, String> attributes = ContractJson.MAPPER.readValue(row.attributes(), ATTRIBUTES);
            return new RecordedEvent(new Envelope(attributes, row.data()), row.hash());
        } catch (JsonProcessingException e) {
            throw new UnreadableRecord(
                    "the attributes of event %d of shard %d are not JSON".formatted(row.seq(), row.shard()), e);
        }
    }

    public static ProducerRecord<String, byte[]> write(Log log, int shard, RecordedEvent event) {
        Envelope envelope = event.envelope();
        var record = new ProducerRecord<>(log.eventsTopic(), shard, (Long) null, envelope.streamId(), envelope.data());
        envelope.attributes()
                .forEach((name, value) -> record.headers().add(header(name), value.getBytes(StandardCharsets.UTF_8)));
        record.headers()
                .add(
                        PREFIX + Envelope.HASH,
                        HexFormat.of().formatHex(event.hash()).getBytes(StandardCharsets.UTF_8));
        return record;
    }

    /** @throws UnreadableRecord if it is no event in this form */
    public static RecordedEvent read(ConsumerRecord<String, byte[]> record) {
        var attributes = new TreeMap<String, String>();
        for (Header header : record.headers()) {
            String name = attribute(header.key());
            if (!name.isEmpty() && attributes.put(name, new String(header.value(), StandardCharsets.UTF_8)) != null) {
                throw unreadable(record, "the attribute '" + name + "' twice");
            }
        }
        String hash = attributes.remove(Envelope.HASH);
        if (hash == null || record.value() == null) {
            throw unreadable(record, hash == null ? "no hash" : "no data");
        }
        try {
            return new RecordedEvent(
                    new Envelope(attributes, record.value()), HexFormat.of().parseHex(hash));
        } catch (IllegalArgumentException e) {
            throw unreadable(record, "a hash that is not hexadecimal");
        }
    }

    private static String header(String attribute) {
        return attribute.equals(Envelope.DATA_CONTENT_TYPE) ? CONTENT_TYPE : PREFIX + attribute;
    }

    private static String attribute(String header) {
        if (header.equals(CONTENT_TYPE)) {
            return Envelope.DATA_CONTENT_TYPE;
        }
        return header.startsWith(PREFIX) ? header.substring(PREFIX.length()) : "";
    }

    private static UnreadableRecord unreadable(ConsumerRecord<?, ?> record, String what) {
        return new UnreadableRecord("the record at %s-%d offset %d has %s"
                .formatted(record.topic(), record.partition(), record.offset(), what));
    }
}
