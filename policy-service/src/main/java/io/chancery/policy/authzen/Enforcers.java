package io.chancery.policy.authzen;

import io.chancery.policy.decision.Actor;
import io.chancery.policy.decision.Decisions;
import io.chancery.policy.decision.FreshAuthorizer;
import io.chancery.policy.decision.Principals;
import io.chancery.policy.decision.Standing;
import io.chancery.policy.decision.Subject;
import io.chancery.policy.decision.Verdict;
import io.chancery.runtime.caller.Call;
import io.chancery.runtime.caller.Caller;
import io.chancery.runtime.caller.Origin;
import io.chancery.runtime.internal.AuthorizeReply;
import io.chancery.runtime.internal.InternalCredential;
import io.chancery.runtime.internal.InternalCredentials;
import io.chancery.runtime.operation.Permission;
import io.chancery.runtime.operation.RequestContexts;
import io.chancery.store.append.Refusal;
import io.chancery.store.append.Refused;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpServerRequest;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ThreadLocalRandom;

/**
 * Who may ask what: the operator anything, others about a subject with {@code chancery:Evaluate} on its ARN, why with {@code
 * chancery:ExplainDecision} on it too, and whatever else with the permission that it names.
 */
@ApplicationScoped
public class Enforcers {

    public static final String EVALUATE = "chancery:Evaluate";
    static final String EXPLAIN = "chancery:ExplainDecision";

    private static final CharSequence CREDENTIAL = HttpHeaders.createOptimized(InternalCredential.HEADER);
    private static final Decided MAY = new Decided.May();
    private static final Set<String> GATEWAY = Set.of("gateway");

    private final InternalCredentials credentials;
    private final OperatorToken operator;
    private final Principals principals;
    private final Decisions decisions;
    private final Clock clock = Clock.systemUTC();

    public Enforcers(
            InternalCredentials credentials, OperatorToken operator, Principals principals, Decisions decisions) {
        this.credentials = credentials;
        this.operator = operator;
        this.principals = principals;
        this.decisions = decisions;
    }

    /** Empty if the request has no credential that counts. */
    Optional<Enforcer> authenticate(HttpServerRequest request, byte[] body) {
        String credential = request.getHeader(CREDENTIAL);
        if (credential != null) {
            return behindGateway(request, credential, body);
        }
        String authorization = request.getHeader(HttpHeaders.AUTHORIZATION);
        return authorization != null && operator.isIn(authorization)
                ? Optional.of(new Enforcer.Operator(call(Caller.operator(), Origin.SUITE, requestId())))
                : Optional.empty();
    }

    private Optional<Enforcer> behindGateway(HttpServerRequest request, String credential, byte[] body) {
        InternalCredential accepted;
        try {
            accepted = credentials.require(credential, GATEWAY, request.method().name(), request.uri(), body);
        } catch (Refused e) {
            return Optional.empty();
        }
        Origin origin = accepted.origin().orElse(Origin.SUITE);
        return Optional.of(accepted.caller()
                .<Enforcer>map(caller -> new Enforcer.Caller(call(caller, origin, accepted.requestId())))
                .orElseGet(() -> new Enforcer.Operator(call(Caller.operator(), origin, accepted.requestId()))));
    }

    /** Names a call in logs and is no secret: a secure random number would cost as much as the decision. */
    private static String requestId() {
        ThreadLocalRandom random = ThreadLocalRandom.current();
        return new UUID(random.nextLong(), random.nextLong()).toString();
    }

    private Call call(Caller caller, Origin origin, String requestId) {
        return new Call(caller, origin, requestId, clock.instant(), Optional.empty());
    }

    /**
     * The subject with its session statement, if it is the enforcer's own session: the credentials that signed the request
     * say more than a statement sent along could. Clients never see statements, so this is how a workload asks about
     * itself.
     */
    public Subject withOwnSession(Enforcer enforcer, Subject subject) {
        boolean mayBeOwn = subject.form() instanceof Subject.Form.Session session
                && session.statement().isEmpty();
        return mayBeOwn
                        && enforcer instanceof Enforcer.Caller(Call call)
                        && principals.of(call.caller()) instanceof Standing.Live(Actor actor)
                        && actor.arn().equals(subject.arn())
                ? subject.in(call.caller().sessionStatement())
                : subject;
    }

    /** @throws Refused AccessDenied if the enforcer may not ask about the subject */
    public void require(Enforcer enforcer, Subject subject, Duration maxStaleness) {
        require(enforcer, EVALUATE, subject.arn(), maxStaleness);
    }

    /**
     * To be told why, an enforcer needs a permission of its own: an explanation shows conditions of policies, which who may
     * ask for decisions need not know.
     *
     * @throws Refused AccessDenied if the enforcer may not know why the subject is allowed or denied something
     */
    void requireExplanation(Enforcer enforcer, Subject subject, Duration maxStaleness) {
        require(enforcer, EXPLAIN, subject.arn(), maxStaleness);
    }

    /** Whether the enforcer may do the action to the resource. */
    public boolean may(Enforcer enforcer, String action, String resource, Duration maxStaleness) {
        return decided(enforcer, action, resource, maxStaleness) instanceof Decided.May;
    }

    /** @throws Refused AccessDenied if the enforcer may not do the action to the resource */
    public void require(Enforcer enforcer, String action, String resource, Duration maxStaleness) {
        switch (decided(enforcer, action, resource, maxStaleness)) {
            case Decided.May may -> {}
            case Decided.MayNot(EnforcerDenied.Denial denial) -> throw new EnforcerDenied(denial);
            case Decided.Dead(String name, String reason) ->
                throw new Refused(
                        Refusal.ACCESS_DENIED,
                        new AuthorizeReply(false, name, Optional.empty(), reason, List.of()).message());
        }
    }

    private sealed interface Decided {
        record May() implements Decided {}

        record MayNot(EnforcerDenied.Denial denial) implements Decided {}

        /** No policy is asked about who is not alive. */
        record Dead(String name, String reason) implements Decided {}
    }

    private Decided decided(Enforcer enforcer, String action, String resource, Duration maxStaleness) {
        if (!(enforcer instanceof Enforcer.Caller(Call call))) {
            return MAY;
        }
        return switch (principals.of(call.caller())) {
            case Standing.Dead dead -> new Decided.Dead(dead.name(), dead.reason());
            case Standing.Live(Actor actor) -> {
                var permission =
                        new Permission(action, resource, RequestContexts.of(call, Permission.of(action, resource)));
                Verdict verdict = decisions.decide(actor, FreshAuthorizer.question(permission), maxStaleness);
                yield verdict.allowed()
                        ? MAY
                        : new Decided.MayNot(new EnforcerDenied.Denial(actor, permission, verdict));
            }
        };
    }
}
