package io.chancery.gateway.operator;

import io.chancery.contracts.ContractJson;
import io.chancery.gateway.caller.OperatorToken;
import io.chancery.gateway.http.JsonDialect;
import io.chancery.gateway.http.Received;
import io.chancery.gateway.http.Reply;
import io.chancery.gateway.http.StrictJson;
import io.chancery.runtime.internal.AccountList;
import io.chancery.runtime.internal.CloseAccountRequest;
import io.chancery.runtime.internal.InternalClient;
import io.chancery.runtime.internal.OpenAccountRequest;
import io.chancery.runtime.internal.Peer;
import io.chancery.runtime.internal.RootCredentialsRequest;
import io.chancery.runtime.internal.ServiceCredentialsRequest;
import io.chancery.wire.WireException;
import io.chancery.wire.query.QueryParameters;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Optional;
import java.util.Set;

/**
 * {@code /v1/…} for the operator. Each call is one of identity-service's, asked in the operator's name; its refusals are
 * passed on as they are.
 */
@ApplicationScoped
public class OperatorApi {

    private static final String REGION = "us-east-1";

    private final OperatorToken operator;
    private final PatientClient identity;
    private final Verification verification;

    public OperatorApi(OperatorToken operator, PatientClient identity, Verification verification) {
        this.operator = operator;
        this.identity = identity;
        this.verification = verification;
    }

    private record NoProperties() {}

    /** {@code POST /v1/accounts}: 201 with {@link OpenAccountRequest.Answer}. */
    public Uni<Reply> openAccount(Received request) {
        operator.require(request);
        return ask("/internal/accounts", StrictJson.read(request, OpenAccountRequest.class), request, 201);
    }

    /** {@code GET /v1/accounts?after=…}: 200 with {@link AccountList.Answer}. */
    public Uni<Reply> listAccounts(Received request) {
        operator.require(request);
        var query = QueryParameters.parse(new byte[0], "", request.request().rawQuery());
        if (!Set.of("after").containsAll(query.all().keySet())) {
            throw new WireException("ValidationError", "The only parameter is 'after'.", 400);
        }
        return ask("/internal/accounts/list", new AccountList(query.value("after")), request, 200);
    }

    /** {@code DELETE /v1/accounts/{accountId}}: 204; the account is closed for ever. */
    public Uni<Reply> closeAccount(Received request) {
        operator.require(request);
        requireNoProperties(request);
        return ask("/internal/accounts/close", new CloseAccountRequest(parameter(request, "accountId")), request, 204);
    }

    /** {@code POST /v1/accounts/{accountId}/root-credentials}: 201 with keys in place of all that root had. */
    public Uni<Reply> resetRoot(Received request) {
        operator.require(request);
        requireNoProperties(request);
        var question = new RootCredentialsRequest(parameter(request, "accountId"));
        return ask("/internal/accounts/root-credentials", question, request, 201);
    }

    /** {@code POST /v1/services/{principal}/credentials}: 201 with {@link ServiceCredentialsRequest.Answer}. */
    public Uni<Reply> issueServiceCredentials(Received request) {
        operator.require(request);
        requireNoProperties(request);
        var question = new ServiceCredentialsRequest(parameter(request, "principal"));
        return ask("/internal/services/credentials", question, request, 201);
    }

    /** {@code POST /v1/verify}: 200 with a report, whatever it says. */
    public Uni<Reply> verify(Received request) {
        operator.require(request);
        requireNoProperties(request);
        return verification
                .run(request.requestId())
                .map(report -> Reply.of(200, JsonDialect.TYPE, ContractJson.write(report)));
    }

    private static void requireNoProperties(Received request) {
        var unused = StrictJson.read(request, NoProperties.class);
    }

    private static String parameter(Received request, String name) {
        return Optional.ofNullable(request.pathParameters().get(name))
                .orElseThrow(() -> new IllegalStateException("the path has no " + name));
    }

    private Uni<Reply> ask(String path, Object question, Received request, int success) {
        return identity.client()
                .send(
                        Peer.IDENTITY,
                        "POST",
                        path,
                        JsonDialect.TYPE,
                        ContractJson.write(question),
                        request.requestId(),
                        Optional.empty(),
                        Optional.of(request.origin(REGION)))
                .map(answer -> reply(path, answer, success));
    }

    private static Reply reply(String path, InternalClient.Answer answer, int success) {
        boolean succeeded = answer.status() >= 200 && answer.status() < 300;
        if (succeeded && success == 204) {
            return Reply.empty(success);
        }
        String type = answer.headers().getOrDefault("Content-Type", "");
        if (!type.startsWith(JsonDialect.TYPE)) {
            throw new IllegalStateException(
                    "identity-service answered %s with status %d and type '%s'".formatted(path, answer.status(), type));
        }
        return Reply.of(succeeded ? success : answer.status(), JsonDialect.TYPE, answer.body());
    }
}
