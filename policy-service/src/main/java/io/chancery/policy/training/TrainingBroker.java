package io.chancery.policy.training;

import io.chancery.contracts.Topics;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.SocketException;
import java.nio.ByteBuffer;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.Uuid;
import org.apache.kafka.common.compress.Compression;
import org.apache.kafka.common.message.ApiVersionsResponseData;
import org.apache.kafka.common.message.FetchRequestData;
import org.apache.kafka.common.message.FetchResponseData;
import org.apache.kafka.common.message.ListOffsetsRequestData;
import org.apache.kafka.common.message.ListOffsetsResponseData;
import org.apache.kafka.common.message.MetadataResponseData;
import org.apache.kafka.common.protocol.ApiKeys;
import org.apache.kafka.common.protocol.ApiMessage;
import org.apache.kafka.common.protocol.ByteBufferAccessor;
import org.apache.kafka.common.protocol.MessageUtil;
import org.apache.kafka.common.record.MemoryRecords;
import org.apache.kafka.common.record.SimpleRecord;
import org.apache.kafka.common.requests.AbstractRequest;
import org.apache.kafka.common.requests.ListOffsetsRequest;
import org.apache.kafka.common.requests.RequestHeader;
import org.apache.kafka.common.requests.ResponseHeader;

/**
 * Stands where Kafka stands for the training: the state reader and its client work as they always do, on records from memory.
 * Answers what reading takes ("Kafka protocol guide"), in the versions of the client that is there, and nothing else.
 */
final class TrainingBroker implements AutoCloseable {

    private static final int NODE = 1;
    /** As large as the batches of a relay that has much to say. */
    private static final int BATCH = 1_000;

    private static final Map<ApiKeys, Integer> ANSWERED =
            Map.of(ApiKeys.API_VERSIONS, 3, ApiKeys.METADATA, 12, ApiKeys.LIST_OFFSETS, 7, ApiKeys.FETCH, 12);

    private final ServerSocket socket;
    private final Map<TopicPartition, List<SimpleRecord>> records;
    private final int partitions;

    /** @param partitions of each topic */
    TrainingBroker(Map<TopicPartition, List<SimpleRecord>> records, int partitions) {
        this.records = records;
        this.partitions = partitions;
        try {
            socket = new ServerSocket(0, 0, InetAddress.getLoopbackAddress());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        Thread.ofPlatform().daemon().start(this::accept);
    }

    String address() {
        return "%s:%d".formatted(host(), socket.getLocalPort());
    }

    private String host() {
        return socket.getInetAddress().getHostAddress();
    }

    private void accept() {
        while (!socket.isClosed()) {
            try {
                Socket client = socket.accept();
                Thread.ofPlatform().daemon().start(() -> serve(client));
            } catch (SocketException closed) {
                return;
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }

    private void serve(Socket client) {
        try (client;
                var in = new DataInputStream(client.getInputStream());
                var out = new DataOutputStream(client.getOutputStream())) {
            while (true) {
                ByteBuffer request = ByteBuffer.wrap(in.readNBytes(in.readInt()));
                RequestHeader header = RequestHeader.parse(request);
                ApiMessage asked = AbstractRequest.parseRequest(
                                header.apiKey(), header.apiVersion(), new ByteBufferAccessor(request))
                        .request
                        .data();
                ResponseHeader answers = header.toResponseHeader();
                ByteBuffer head = MessageUtil.toByteBufferAccessor(answers.data(), answers.headerVersion())
                        .buffer();
                ByteBuffer body = MessageUtil.toByteBufferAccessor(answer(header.apiKey(), asked), header.apiVersion())
                        .buffer();
                out.writeInt(head.remaining() + body.remaining());
                out.write(head.array(), 0, head.remaining());
                out.write(body.array(), 0, body.remaining());
            }
        } catch (EOFException | SocketException gone) {
            // The client has what it wanted.
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private ApiMessage answer(ApiKeys api, ApiMessage asked) {
        return switch (api) {
            case API_VERSIONS -> versions();
            case METADATA -> metadata();
            case LIST_OFFSETS -> offsets((ListOffsetsRequestData) asked);
            case FETCH -> fetched((FetchRequestData) asked);
            default -> throw new IllegalArgumentException("nothing is trained that asks for " + api);
        };
    }

    private static ApiMessage versions() {
        var versions = new ApiVersionsResponseData();
        ANSWERED.forEach((api, newest) -> versions.apiKeys()
                .add(new ApiVersionsResponseData.ApiVersion()
                        .setApiKey(api.id)
                        .setMinVersion(api.oldestVersion())
                        .setMaxVersion(newest.shortValue())));
        return versions;
    }

    private ApiMessage metadata() {
        var metadata = new MetadataResponseData()
                .setClusterId("training")
                .setControllerId(NODE)
                .setBrokers(new MetadataResponseData.MetadataResponseBrokerCollection(
                        List.of(new MetadataResponseData.MetadataResponseBroker()
                                        .setNodeId(NODE)
                                        .setHost(host())
                                        .setPort(socket.getLocalPort()))
                                .iterator()));
        for (Topics.Topic topic : Topics.all()) {
            metadata.topics()
                    .add(new MetadataResponseData.MetadataResponseTopic()
                            .setName(topic.name())
                            .setTopicId(new Uuid(NODE, topic.name().hashCode()))
                            .setPartitions(IntStream.range(0, partitions)
                                    .mapToObj(TrainingBroker::partition)
                                    .toList()));
        }
        return metadata;
    }

    private static MetadataResponseData.MetadataResponsePartition partition(int index) {
        return new MetadataResponseData.MetadataResponsePartition()
                .setPartitionIndex(index)
                .setLeaderId(NODE)
                .setReplicaNodes(List.of(NODE))
                .setIsrNodes(List.of(NODE));
    }

    private ApiMessage offsets(ListOffsetsRequestData asked) {
        return new ListOffsetsResponseData()
                .setTopics(asked.topics().stream()
                        .map(topic -> new ListOffsetsResponseData.ListOffsetsTopicResponse()
                                .setName(topic.name())
                                .setPartitions(topic.partitions().stream()
                                        .map(partition -> offset(topic.name(), partition))
                                        .toList()))
                        .toList());
    }

    private ListOffsetsResponseData.ListOffsetsPartitionResponse offset(
            String topic, ListOffsetsRequestData.ListOffsetsPartition asked) {
        boolean first = asked.timestamp() == ListOffsetsRequest.EARLIEST_TIMESTAMP;
        return new ListOffsetsResponseData.ListOffsetsPartitionResponse()
                .setPartitionIndex(asked.partitionIndex())
                .setOffset(first ? 0 : in(topic, asked.partitionIndex()).size());
    }

    private List<SimpleRecord> in(String topic, int partition) {
        return records.getOrDefault(new TopicPartition(topic, partition), List.of());
    }

    private ApiMessage fetched(FetchRequestData asked) {
        return new FetchResponseData()
                .setResponses(asked.topics().stream()
                        .map(topic -> new FetchResponseData.FetchableTopicResponse()
                                .setTopic(topic.topic())
                                .setPartitions(topic.partitions().stream()
                                        .map(partition -> fetched(topic.topic(), partition))
                                        .toList()))
                        .toList());
    }

    private FetchResponseData.PartitionData fetched(String topic, FetchRequestData.FetchPartition asked) {
        List<SimpleRecord> all = in(topic, asked.partition());
        int from = (int) asked.fetchOffset();
        List<SimpleRecord> next = all.subList(from, Math.min(all.size(), from + BATCH));
        return new FetchResponseData.PartitionData()
                .setPartitionIndex(asked.partition())
                .setHighWatermark(all.size())
                .setLastStableOffset(all.size())
                .setRecords(
                        next.isEmpty()
                                ? MemoryRecords.EMPTY
                                : MemoryRecords.withRecords(from, Compression.NONE, next.toArray(SimpleRecord[]::new)));
    }

    @Override
    public void close() {
        try {
            socket.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
