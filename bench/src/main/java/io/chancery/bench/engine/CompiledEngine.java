package io.chancery.bench.engine;

import io.chancery.bench.population.Population;
import io.chancery.bench.population.Question;
import io.chancery.language.compile.CompiledEvaluator;
import io.chancery.language.compile.CompiledPolicies;
import io.chancery.language.compile.CompiledPolicy;
import io.chancery.language.compile.ContextKey;
import io.chancery.language.compile.PreparedRequest;
import io.chancery.language.request.AccessRequest;
import io.chancery.language.request.RequestPrincipal;
import io.chancery.language.request.RequestPrincipal.RoleSession;
import io.chancery.language.request.RequestPrincipal.User;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The engine that decides in the suite: each policy is compiled once and shared by all who have it. A request is put into
 * a {@link PreparedRequest} key by key, as a server does that reads it from the wire; that is part of what is measured.
 */
final class CompiledEngine implements Engine {

    private static final ContextKey SOURCE_IP = ContextKey.of("aws:SourceIp");
    private static final ContextKey CURRENT_TIME = ContextKey.of("aws:CurrentTime");
    private static final ContextKey MFA = ContextKey.of("aws:MultiFactorAuthPresent");

    /** @param mfa null if the request does not have the key */
    private record Asked(
            RequestPrincipal principal,
            String action,
            String resource,
            String account,
            String sourceIp,
            String time,
            @Nullable String mfa,
            int member) {}

    private final CompiledEvaluator evaluator = new CompiledEvaluator();
    private final PreparedRequest prepared = new PreparedRequest();
    /** By member. */
    private final CompiledPolicies[] policies;

    private final Asked[] questions;

    CompiledEngine(Population population, List<Question> questions) {
        List<CompiledPolicy> compiled =
                population.policies().stream().map(CompiledPolicy::of).toList();
        this.policies = population.members().stream()
                .map(member -> CompiledPolicies.builder()
                        .identity(member.policies().stream().map(compiled::get).toList())
                        .build())
                .toArray(CompiledPolicies[]::new);
        // Requests from a wire share the names of actions, since an interned catalogue reads them.
        Map<String, String> actions = new HashMap<>();
        this.questions = questions.stream()
                .map(question -> asked(question.request(), question.member(), actions))
                .toArray(Asked[]::new);
    }

    private static Asked asked(AccessRequest request, int member, Map<String, String> actions) {
        return new Asked(
                own(request.principal()),
                actions.computeIfAbsent(request.action(), action -> action),
                request.resource(),
                request.resourceAccount().orElseThrow(),
                request.context().single("aws:SourceIp").orElseThrow(),
                request.context().single("aws:CurrentTime").orElseThrow(),
                request.context().single("aws:MultiFactorAuthPresent").orElse(null),
                member);
    }

    /** A request that is read from a wire brings its principal with it. */
    private static RequestPrincipal own(RequestPrincipal principal) {
        return switch (principal) {
            case User user -> new User(user.accountId(), user.userArn(), user.userId(), user.userName());
            case RoleSession session ->
                new RoleSession(
                        session.accountId(),
                        session.sessionArn(),
                        session.roleArn(),
                        session.roleId(),
                        session.sessionName());
            default -> throw new IllegalArgumentException("no population has %s".formatted(principal));
        };
    }

    @Override
    public boolean allows(int question) {
        Asked asked = questions[question];
        prepared.of(asked.principal, asked.action, asked.resource)
                .resourceAccount(asked.account)
                .put(SOURCE_IP, asked.sourceIp)
                .put(CURRENT_TIME, asked.time);
        if (asked.mfa != null) {
            prepared.put(MFA, asked.mfa);
        }
        return evaluator.decide(prepared, policies[asked.member]).allowed();
    }
}
