package io.chancery.testing.awsmodel;

import java.lang.reflect.Field;
import java.lang.reflect.Method;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.Collectors;
import software.amazon.awssdk.awscore.AwsRequest;
import software.amazon.awssdk.core.SdkField;
import software.amazon.awssdk.core.SdkPojo;
import software.amazon.awssdk.protocols.core.OperationInfo;
import software.amazon.awssdk.services.iam.IamClient;
import software.amazon.awssdk.services.sts.StsClient;

/**
 * AWS's model of IAM or STS, as the AWS SDK for Java has it: which operations there are, and what their requests and
 * answers hold.
 *
 * <pre>{@code
 * List<Difference> differences = AwsModel.iam().compare(CreateUser.class, Optional.of(CreateUser.Reply.class));
 * assertThat(UnsupportedMembers.of(CreateUserTest.class).without(differences)).isEmpty();
 * }</pre>
 *
 * <p>Compared, at every depth: members by wire name, their types, and which are required. The last comes from
 * {@code required-members.txt}, since the SDK's classes do not say; operations newer than that list require nothing.
 */
public final class AwsModel {
    private static final AwsModel IAM = new AwsModel("iam", IamClient.class);
    private static final AwsModel STS = new AwsModel("sts", StsClient.class);

    private final SortedMap<String, Class<?>> requests;
    private final RequiredMembers required;

    private AwsModel(String service, Class<?> client) {
        this.requests = requests(client);
        this.required = RequiredMembers.of(service);
    }

    public static AwsModel iam() {
        return IAM;
    }

    public static AwsModel sts() {
        return STS;
    }

    /** The names on the wire of all operations. */
    public SortedSet<String> operations() {
        return new TreeSet<>(requests.keySet());
    }

    /**
     * @param operationRecord its simple name is the operation's
     * @param replyRecord empty if the operation answers with nothing
     * @return sorted; empty if they agree
     * @throws IllegalArgumentException if there is no such operation
     */
    public List<Difference> compare(Class<?> operationRecord, Optional<? extends Class<?>> replyRecord) {
        String operation = operationRecord.getSimpleName();
        List<Difference> differences = new ArrayList<>(compareRequest(operationRecord));
        differences.addAll(compareReply(operation, replyRecord));
        return differences.stream().sorted().toList();
    }

    /** As {@link #compare}, of the request alone. */
    public List<Difference> compareRequest(Class<?> operationRecord) {
        String operation = operationRecord.getSimpleName();
        Comparison comparison = new Comparison(required, Comparison.Side.REQUEST);
        comparison.structure(
                operation + ".request",
                operationRecord,
                fields(request(operation), SdkField::locationName),
                required.ofRequest(operation));
        return comparison.differences();
    }

    /** As {@link #compare}, of the answer alone. */
    public List<Difference> compareReply(String operation, Optional<? extends Class<?>> replyRecord) {
        Map<String, SdkField<?>> members = fields(response(operation), SdkField::unmarshallLocationName);
        String path = operation + ".reply";
        if (replyRecord.isEmpty()) {
            return members.keySet().stream()
                    .map(member -> new Difference(path + "." + member, "not in the record"))
                    .toList();
        }
        Comparison comparison = new Comparison(required, Comparison.Side.REPLY);
        comparison.structure(path, replyRecord.get(), members, required.ofReply(operation));
        return comparison.differences();
    }

    /** The members of a structure by wire name. */
    static Map<String, SdkField<?>> fields(SdkPojo structure, Function<SdkField<?>, String> wireName) {
        return structure.sdkFields().stream()
                .collect(Collectors.toMap(wireName, Function.identity(), (a, b) -> a, TreeMap::new));
    }

    private SdkPojo request(String operation) {
        return builder(Optional.<Class<?>>ofNullable(requests.get(operation))
                .orElseThrow(() -> new IllegalArgumentException("AWS has no operation " + operation)));
    }

    private SdkPojo response(String operation) {
        Class<?> request = Optional.<Class<?>>ofNullable(requests.get(operation))
                .orElseThrow(() -> new IllegalArgumentException("AWS has no operation " + operation));
        String name = request.getName();
        try {
            return builder(Class.forName(name.substring(0, name.length() - "Request".length()) + "Response"));
        } catch (ClassNotFoundException e) {
            throw new IllegalStateException("The SDK has no response for " + operation, e);
        }
    }

    private static SdkPojo builder(Class<?> message) {
        try {
            return (SdkPojo) message.getMethod("builder").invoke(null);
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException("The SDK's " + message + " cannot be built", e);
        }
    }

    /** By the name on the wire, which only the SDK's marshallers have: its classes change the case of {@code SAML}. */
    private static SortedMap<String, Class<?>> requests(Class<?> client) {
        SortedMap<String, Class<?>> requests = new TreeMap<>();
        Arrays.stream(client.getMethods())
                .filter(method -> method.getParameterCount() == 1)
                .map(Method::getParameterTypes)
                .map(types -> types[0])
                .filter(AwsRequest.class::isAssignableFrom)
                .forEach(request -> requests.put(wireName(request), request));
        return requests;
    }

    private static String wireName(Class<?> request) {
        try {
            Field binding = Class.forName(request.getName().replace(".model.", ".transform.") + "Marshaller")
                    .getDeclaredField("SDK_OPERATION_BINDING");
            binding.setAccessible(true);
            return ((OperationInfo) binding.get(null)).operationIdentifier();
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException("The SDK's marshaller of " + request + " has no operation name", e);
        }
    }
}
