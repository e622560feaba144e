package io.chancery.policy.analysis;

import io.chancery.contracts.AccountId;
import io.chancery.contracts.ContractJson;
import io.chancery.policy.authzen.Enforcer;
import io.chancery.policy.authzen.Enforcers;
import io.chancery.policy.authzen.InvalidRequest;
import io.chancery.policy.authzen.JsonEndpoint;
import io.chancery.policy.cache.DecisionCache;
import io.chancery.policy.cache.ShardView;
import io.chancery.policy.config.PolicyConfig;
import io.chancery.policy.reference.KnownServices;
import io.chancery.policy.work.Workers;
import io.chancery.runtime.caller.Call;
import io.chancery.store.append.Refusal;
import io.chancery.store.append.Refused;
import io.chancery.wire.query.QueryParameters;
import io.smallrye.mutiny.Uni;
import io.vertx.core.http.HttpServerRequest;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.Response;
import java.time.Clock;
import java.time.Duration;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;

/**
 * {@code GET /v1/external-access}: whom the policies of an account let in from outside. For the operator, about any {@code
 * ?account=}, and for whom {@code chancery:ListExternalAccess} is granted to, about its own.
 */
@Path("/v1/external-access")
public class ExternalAccessResource {

    private static final String LIST = "chancery:ListExternalAccess";
    private static final String ANY = "*";
    private static final String ACCOUNT = "account";
    private static final String MAX_RESULTS = "maxResults";
    private static final String NEXT_TOKEN = "nextToken";
    private static final int FEW = 25;
    private static final int MANY = 100;
    private static final byte[] NO_BODY = {};

    private final JsonEndpoint endpoint;
    private final Enforcers enforcers;
    private final Workers workers;
    private final DecisionCache cache;
    private final Duration maxStaleness;
    private final ListExternalAccess listExternalAccess;
    private final Clock clock = Clock.systemUTC();

    public ExternalAccessResource(
            JsonEndpoint endpoint,
            Enforcers enforcers,
            Workers workers,
            DecisionCache cache,
            KnownServices services,
            PolicyConfig config) {
        this.endpoint = endpoint;
        this.enforcers = enforcers;
        this.workers = workers;
        this.cache = cache;
        this.maxStaleness = config.maxStaleness();
        this.listExternalAccess = new ListExternalAccess(new Witnesses(services));
    }

    @GET
    public Uni<Response> list(@Context HttpServerRequest request) {
        return endpoint.handle(request, NO_BODY, 0, (enforcer, sent) -> {
            enforcers.require(enforcer, LIST, ANY, maxStaleness);
            ListExternalAccess.Call call = call(request, enforcer);
            ShardView there = current(call.account());
            return workers.run(() -> ContractJson.write(listExternalAccess.answer(call, there)));
        });
    }

    private static ListExternalAccess.Call call(HttpServerRequest request, Enforcer enforcer) {
        String query = Optional.ofNullable(request.query()).orElse("");
        var parameters = QueryParameters.parse(NO_BODY, "", query);
        Set<String> known = Set.of(ACCOUNT, FindExternalAccess.TRUSTED, MAX_RESULTS, NEXT_TOKEN);
        if (!known.containsAll(parameters.all().keySet())) {
            throw InvalidRequest.saying(
                    "the only parameters are 'account', 'trustedAccounts', 'maxResults' and 'nextToken'");
        }
        Set<String> trusted = new HashSet<>();
        for (String text : parameters
                .value(FindExternalAccess.TRUSTED)
                .map(all -> all.split(",", -1))
                .orElse(new String[0])) {
            trusted.add(Members.account(text, FindExternalAccess.TRUSTED));
        }
        if (trusted.size() > FindExternalAccess.TRUSTED_LIMIT) {
            throw InvalidRequest.at(
                    FindExternalAccess.TRUSTED,
                    "has %d accounts; the limit is %d".formatted(trusted.size(), FindExternalAccess.TRUSTED_LIMIT));
        }
        return new ListExternalAccess.Call(
                account(parameters.value(ACCOUNT), enforcer),
                trusted,
                parameters.value(NEXT_TOKEN).orElse(""),
                parameters.value(MAX_RESULTS).map(ExternalAccessResource::most).orElse(FEW));
    }

    private static int most(String text) {
        if (!text.matches("[1-9][0-9]{0,2}") || Integer.parseInt(text) > MANY) {
            throw InvalidRequest.at(MAX_RESULTS, "is '%s'; it must be a number from 1 to %d".formatted(text, MANY));
        }
        return Integer.parseInt(text);
    }

    private static AccountId account(Optional<String> asked, Enforcer enforcer) {
        Optional<AccountId> account = asked.map(text -> new AccountId(Members.account(text, ACCOUNT)));
        return switch (enforcer) {
            case Enforcer.Operator operator ->
                account.orElseThrow(() -> InvalidRequest.at(ACCOUNT, "is missing: the operator is in no account"));
            case Enforcer.Caller(Call call) -> {
                AccountId own = call.caller().account();
                if (account.filter(other -> !other.equals(own)).isPresent()) {
                    throw new Refused(
                            Refusal.ACCESS_DENIED, "Only the operator may ask about another account than its own.");
                }
                yield own;
            }
        };
    }

    /** What is known of the account, if it is known well enough: nothing found in an old picture is no good news. */
    private ShardView current(AccountId account) {
        ShardView there = cache.view(account);
        boolean fresh = there.progressAt()
                .filter(at -> at.plus(maxStaleness).isAfter(clock.instant()))
                .isPresent();
        if (!fresh) {
            throw new Refused(
                    Refusal.SERVICE_UNAVAILABLE, "The policies of the account are not known well enough now.");
        }
        if (!there.identity().isOpen(account)) {
            throw new Refused(Refusal.NO_SUCH_ENTITY, "There is no account %s.".formatted(account));
        }
        return there;
    }
}
