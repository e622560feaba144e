package io.chancery.identity.internal;

import io.chancery.identity.account.Accounts;
import io.chancery.identity.account.OperatorCall;
import io.chancery.runtime.caller.Origin;
import io.chancery.runtime.http.InternalCalls;
import io.chancery.runtime.internal.AccountList;
import io.chancery.runtime.internal.CloseAccountRequest;
import io.chancery.runtime.internal.InternalCredential;
import io.chancery.runtime.internal.OpenAccountRequest;
import io.chancery.runtime.internal.RootCredentialsRequest;
import io.chancery.runtime.internal.ServiceCredentialsRequest;
import io.smallrye.mutiny.Uni;
import io.vertx.core.http.HttpServerRequest;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.Response;
import java.time.Clock;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The operator's requests. Only the gateway brings them, after it has checked the operator's token. */
@Path("/internal")
public class AccountsResource {

    private static final Set<String> GATEWAY = Set.of("gateway");
    private static final int CREATED = 201;

    private final InternalCalls calls;
    private final Accounts accounts;
    private final Clock clock = Clock.systemUTC();

    public AccountsResource(InternalCalls calls, Accounts accounts) {
        this.calls = calls;
        this.accounts = accounts;
    }

    @POST
    @Path("/accounts")
    public Uni<Response> open(@Context HttpServerRequest request, byte @Nullable [] body) {
        return calls.answer(
                received(request, body),
                OpenAccountRequest.class,
                CREATED,
                (credential, asked) -> accounts.open(asked, operator(credential)));
    }

    @POST
    @Path("/accounts/list")
    public Uni<Response> list(@Context HttpServerRequest request, byte @Nullable [] body) {
        return calls.answer(received(request, body), AccountList.class, (credential, asked) -> accounts.list(asked));
    }

    @POST
    @Path("/accounts/close")
    public Uni<Response> close(@Context HttpServerRequest request, byte @Nullable [] body) {
        return calls.answer(
                received(request, body),
                CloseAccountRequest.class,
                (credential, asked) ->
                        accounts.close(asked.accountId(), operator(credential)).map(CloseAccountRequest.Answer::new));
    }

    @POST
    @Path("/accounts/root-credentials")
    public Uni<Response> resetRoot(@Context HttpServerRequest request, byte @Nullable [] body) {
        return calls.answer(
                received(request, body),
                RootCredentialsRequest.class,
                (credential, asked) -> accounts.resetRoot(asked.accountId(), operator(credential)));
    }

    @POST
    @Path("/services/credentials")
    public Uni<Response> issueServiceKey(@Context HttpServerRequest request, byte @Nullable [] body) {
        return calls.answer(
                received(request, body),
                ServiceCredentialsRequest.class,
                (credential, asked) -> accounts.issueServiceKey(asked.principal(), operator(credential)));
    }

    private static InternalCalls.Received received(HttpServerRequest request, byte @Nullable [] body) {
        return new InternalCalls.Received(request, body, GATEWAY);
    }

    private OperatorCall operator(InternalCredential credential) {
        return new OperatorCall(credential.requestId(), credential.origin().orElse(Origin.SUITE), clock.instant());
    }
}
