package io.chancery.runtime.http;

import io.chancery.runtime.activity.ActivityRecords;
import io.chancery.runtime.caller.Call;
import io.chancery.runtime.caller.Caller;
import io.chancery.runtime.caller.Origin;
import io.chancery.runtime.failure.Failures;
import io.chancery.runtime.internal.InternalCredential;
import io.chancery.runtime.internal.InternalCredentials;
import io.chancery.runtime.operation.NoReply;
import io.chancery.runtime.operation.WriteOperation;
import io.chancery.runtime.pipeline.OperationRunner;
import io.chancery.runtime.pipeline.Pipeline;
import io.chancery.store.append.Refusal;
import io.chancery.store.append.Refused;
import io.chancery.wire.WireException;
import io.chancery.wire.operation.AwsService;
import io.chancery.wire.operation.Operation;
import io.chancery.wire.operation.OperationCatalogue;
import io.chancery.wire.operation.OperationRegistry;
import io.chancery.wire.query.QueryParameters;
import io.chancery.wire.xml.ErrorXml;
import io.chancery.wire.xml.ResponseXml;
import io.smallrye.mutiny.Uni;
import jakarta.ws.rs.core.Response;
import java.time.Clock;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * The AWS Query protocol behind the gateway: form in, XML out, for a caller that the gateway vouches for. A service's
 * endpoint is this with a path.
 */
public class QueryEndpoint {

    /** Who may speak for a caller: the gateway, and identity-service for the root user of an account that it bootstraps. */
    private static final Set<String> VOUCHERS = Set.of("gateway", "identity");

    public static final String REVISION_HEADER = "X-Chancery-Revision";
    public static final String REQUEST_ID_HEADER = "x-amzn-RequestId";

    private final OperationRegistry operations;
    private final OperationRunner runner;
    private final InternalCredentials credentials;
    private final Clock clock = Clock.systemUTC();

    public QueryEndpoint(OperationRegistry operations, OperationRunner runner, InternalCredentials credentials) {
        this.operations = operations;
        this.runner = runner;
        this.credentials = credentials;
    }

    /**
     * One request, as it came through the gateway.
     *
     * @param credential the header {@link InternalCredential#HEADER}
     */
    public record Received(
            String method,
            String target,
            @Nullable String contentType,
            @Nullable String credential,
            byte[] body,
            Optional<String> traceParent) {}

    /** Never fails: whatever goes wrong is an answer. */
    public Uni<Response> handle(Received request) {
        String requestId = UUID.randomUUID().toString();
        String namespace = AwsService.IAM.namespace();
        try {
            InternalCredential credential = credentials.require(
                    request.credential(), VOUCHERS, request.method(), request.target(), request.body());
            requestId = credential.requestId();
            QueryParameters parameters = parse(request);
            Operation operation = OperationCatalogue.standard().require(parameters);
            namespace = operation.service().namespace();
            return run(request, credential, parameters, operation);
        } catch (RuntimeException failure) {
            return Uni.createFrom().item(failed(failure, namespace, requestId));
        }
    }

    private static QueryParameters parse(Received request) {
        String type = request.contentType() == null ? "" : request.contentType();
        int query = request.target().indexOf('?');
        return QueryParameters.parse(
                request.body(), type, query < 0 ? "" : request.target().substring(query + 1));
    }

    private Uni<Response> run(
            Received request, InternalCredential credential, QueryParameters parameters, Operation operation) {
        Caller caller = credential.caller().orElseThrow(() -> new Refused(Refusal.ACCESS_DENIED, "No caller."));
        Origin origin = credential.origin().orElse(Origin.SUITE);
        var call = new Call(caller, origin, credential.requestId(), clock.instant(), request.traceParent());
        Class<? extends Record> type = operations
                .recordOf(operation.name())
                .orElseThrow(() -> new WireException(
                        "InvalidAction",
                        "%s is not supported: %s".formatted(operation.name(), operation.reason()),
                        400));
        Record decoded = operations.decode(type, parameters);
        String source = operation.service().signingName() + ".amazonaws.com";
        boolean readOnly = !(decoded instanceof WriteOperation<?, ?, ?>);
        return runner.run(
                        decoded, call, new ActivityRecords(call, source, operation.name(), readOnly, parameters.all()))
                .map(answer -> success(answer, operation, call.requestId()))
                .onFailure()
                .recoverWithItem(failure -> failed(failure, operation.service().namespace(), call.requestId()));
    }

    private static Response success(Pipeline.Answer<? extends Record> answer, Operation operation, String requestId) {
        Optional<? extends Record> result =
                answer.reply() instanceof NoReply ? Optional.empty() : Optional.of(answer.reply());
        byte[] xml = ResponseXml.success(operation.service().namespace(), operation.name(), result, requestId);
        Response.ResponseBuilder response = Response.ok(xml, "text/xml").header(REQUEST_ID_HEADER, requestId);
        answer.revision().ifPresent(revision -> response.header(REVISION_HEADER, revision.toString()));
        return response.build();
    }

    private static Response failed(Throwable failure, String namespace, String requestId) {
        Failures.Told told = Failures.tellAndLog(failure, requestId);
        byte[] xml = ErrorXml.of(namespace, ErrorXml.Type.of(told.status()), told.code(), told.message(), requestId);
        return Response.status(told.status())
                .type("text/xml")
                .header(REQUEST_ID_HEADER, requestId)
                .entity(xml)
                .build();
    }
}
