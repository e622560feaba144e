package io.chancery.gateway.query;

import io.chancery.gateway.caller.Authenticated;
import io.chancery.gateway.caller.Authenticator;
import io.chancery.gateway.http.Received;
import io.chancery.gateway.http.Reply;
import io.chancery.runtime.http.QueryEndpoint;
import io.chancery.runtime.internal.InternalClient;
import io.chancery.runtime.internal.Peer;
import io.chancery.wire.WireException;
import io.chancery.wire.operation.Operation;
import io.chancery.wire.operation.OperationCatalogue;
import io.chancery.wire.operation.Owner;
import io.chancery.wire.query.QueryParameters;
import io.chancery.wire.sigv4.CredentialScope;
import io.chancery.wire.sigv4.SigV4;
import io.chancery.wire.sigv4.SignatureException;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Tag;
import io.micrometer.core.instrument.Timer;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * IAM and STS. Who asks is settled before what is asked for: nothing is said about an operation to somebody unknown.
 *
 * <p>The service is told apart by the request's {@code Version}, and the signature must be for that service.
 */
@ApplicationScoped
public class QueryApi {

    private static final Set<String> SERVICES = Set.of("iam", "sts");
    private static final String TIMER = "chancery.gateway.requests";
    private static final String FORM = "application/x-www-form-urlencoded";

    /** What fits into a request line of the owners. A presigned URL is longer, but most of it stays here. */
    private static final int LONGEST_QUERY = 4_000;

    /** What AWS lets anybody ask without a signature ("AssumeRoleWithWebIdentity", STS API Reference). */
    private static final Set<String> UNSIGNED = Set.of("AssumeRoleWithSAML", "AssumeRoleWithWebIdentity");

    private final Authenticator authenticator;
    private final InternalClient owners;
    private final MeterRegistry metrics;

    public QueryApi(Authenticator authenticator, InternalClient owners, MeterRegistry metrics) {
        this.authenticator = authenticator;
        this.owners = owners;
        this.metrics = metrics;
    }

    public Uni<Reply> answer(Received request) {
        if (!SigV4.isSigned(request.request())) {
            refuseUnsignedOperation(request);
        }
        return authenticator.authenticate(request, SERVICES).flatMap(caller -> forward(request, caller));
    }

    /** An operation that needs no signature is refused as what it is; anything else will miss its signature. */
    private static void refuseUnsignedOperation(Received request) {
        Operation operation;
        try {
            operation = OperationCatalogue.standard().require(parameters(request));
        } catch (WireException e) {
            return;
        }
        if (UNSIGNED.contains(operation.name())) {
            throw notYet(operation);
        }
    }

    private Uni<Reply> forward(Received request, Authenticated authenticated) {
        Operation operation = OperationCatalogue.standard().require(parameters(request));
        requireScope(operation, authenticated.scope());
        if (!operation.done()) {
            throw notYet(operation);
        }
        String query = ForwardedQuery.of(request.request().rawQuery());
        if (query.length() > LONGEST_QUERY) {
            throw new WireException(
                    "RequestEntityTooLarge",
                    "The parameters in the URL are longer than %d characters; send them in the body."
                            .formatted(LONGEST_QUERY),
                    413);
        }
        Timer.Sample started = Timer.start(metrics);
        return owners.send(
                        peer(operation.owner()),
                        request.request().method(),
                        query.isEmpty() ? "/" : "/?" + query,
                        request.header("Content-Type").orElse(FORM),
                        request.body(),
                        request.requestId(),
                        Optional.of(authenticated.caller()),
                        Optional.of(request.origin(authenticated.scope().region())))
                .map(answer -> reply(operation, answer))
                .onItemOrFailure()
                .invoke((reply, failure) -> measure(operation, started, reply == null ? 503 : reply.status()));
    }

    private void measure(Operation operation, Timer.Sample started, int status) {
        started.stop(metrics.timer(
                TIMER,
                List.of(
                        Tag.of("api", operation.service().signingName()),
                        Tag.of("operation", operation.name()),
                        Tag.of("status", Integer.toString(status)))));
    }

    private static QueryParameters parameters(Received request) {
        return QueryParameters.parse(
                request.body(),
                request.header("Content-Type").orElse(""),
                request.request().rawQuery());
    }

    private static void requireScope(Operation operation, CredentialScope scope) {
        String service = operation.service().signingName();
        if (!service.equals(scope.service())) {
            throw new SignatureException(
                    "SignatureDoesNotMatch",
                    "Credential should be scoped to correct service: '%s'.".formatted(service),
                    403);
        }
    }

    private static WireException notYet(Operation operation) {
        return new WireException(
                "InvalidAction", "%s is not supported: %s".formatted(operation.name(), operation.reason()), 400);
    }

    private static Peer peer(Owner owner) {
        return switch (owner) {
            case IDENTITY -> Peer.IDENTITY;
            case POLICY -> Peer.POLICY;
            case AUDIT -> Peer.AUDIT;
            case REPORT -> Peer.REPORT;
        };
    }

    private static Reply reply(Operation operation, InternalClient.Answer answer) {
        String type = answer.headers().getOrDefault("Content-Type", "");
        if (!type.startsWith("text/xml")) {
            throw new IllegalStateException("%s answered %s with status %d and type '%s'"
                    .formatted(operation.owner(), operation.name(), answer.status(), type));
        }
        Reply reply = Reply.of(answer.status(), type, answer.body());
        String revision = answer.headers().get(QueryEndpoint.REVISION_HEADER);
        return revision == null ? reply : reply.with(QueryEndpoint.REVISION_HEADER, revision);
    }
}
