package io.chancery.policy.simulator;

import static org.assertj.core.api.Assertions.assertThat;

import io.chancery.contracts.AccountId;
import io.chancery.contracts.Log;
import io.chancery.contracts.Position;
import io.chancery.contracts.identity.User;
import io.chancery.language.compile.CompiledEvaluator;
import io.chancery.language.evaluate.PolicyEvaluator;
import io.chancery.language.reference.ServiceCatalogue;
import io.chancery.policy.TestMarkers;
import io.chancery.policy.cache.DecisionCache;
import io.chancery.policy.decision.AwsPolicies;
import io.chancery.policy.decision.GuardedResources;
import io.chancery.policy.managed.PolicyText;
import io.chancery.policy.principal.Principal;
import io.chancery.policy.principal.UserName;
import io.chancery.policy.work.Workers;
import io.chancery.runtime.caller.Call;
import io.chancery.runtime.caller.Caller;
import io.chancery.runtime.caller.Origin;
import io.chancery.runtime.internal.PrincipalLookup.Found;
import io.chancery.runtime.operation.Collaborators;
import io.chancery.runtime.operation.Markers;
import io.chancery.runtime.operation.Nothing;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/** {@code SimulatePrincipalPolicy} about a user in a cache, as the user's account asks it. */
public final class PrincipalSimulated {

    private final DecisionCache cache;
    private final AwsPolicies aws;
    private final Collaborators with;

    public PrincipalSimulated(DecisionCache cache, AwsPolicies aws, GuardedResources guarded) {
        this.cache = cache;
        this.aws = aws;
        Map<Class<?>, Object> parts = Map.of(
                DecisionCache.class,
                cache,
                Markers.class,
                TestMarkers.create(),
                Workers.class,
                new Workers(),
                PolicyEvaluator.class,
                (PolicyEvaluator) new CompiledEvaluator(),
                GuardedResources.class,
                guarded,
                ServiceCatalogue.class,
                ServiceCatalogue.UNKNOWN);
        this.with = new Collaborators() {
            @Override
            public <B> B get(Class<B> type) {
                return type.cast(Objects.requireNonNull(parts.get(type), type.getName()));
            }
        };
    }

    /** Whether each action is allowed to the user on the resource. */
    public Map<String, Boolean> allowed(
            User user, List<String> actions, String resource, Optional<AccountId> owner, Optional<String> policy) {
        var sourceIp = new ContextEntry(
                Optional.of(new ContextKeyName("aws:SourceIp")), List.of("192.0.2.7"), Optional.empty());
        Map<String, Boolean> allowed = new LinkedHashMap<>();
        results(user, actions, resource, owner, policy, List.of(sourceIp))
                .forEach(result -> allowed.put(
                        result.evalActionName(), result.evalDecision() == EvaluationResult.Decision.ALLOWED));
        return allowed;
    }

    List<EvaluationResult> results(
            User user,
            List<String> actions,
            String resource,
            Optional<AccountId> owner,
            Optional<String> policy,
            List<ContextEntry> stated) {
        Instant now = Instant.EPOCH;
        var call = new Call(Caller.root(user.account()), Origin.SUITE, "request-1", now, Optional.empty());
        var operation = new SimulatePrincipalPolicy(
                new PolicySourceArn(user.arn()),
                List.of(),
                List.of(),
                actions.stream().map(ActionName::new).toList(),
                List.of(new ResourceName(resource)),
                policy.map(PolicyText::new),
                owner.map(account -> new ResourceName(account.value())),
                Optional.empty(),
                stated,
                Optional.empty(),
                Optional.empty(),
                Optional.empty());
        var entity = new SourceEntity(
                operation.policySourceArn(),
                operation.policySourceArn().require(),
                Optional.of(principal(user)),
                cache,
                aws);
        var prepared = new SimulatePrincipalPolicy.Prepared(new Simulation(operation, call, with), entity);
        SimulationReply reply = operation.reply(call, prepared, Nothing.NOTHING);
        assertThat(reply.isTruncated()).isFalse();
        return reply.evaluationResults();
    }

    private static Principal principal(User user) {
        var found = new Found(user.id().value(), user.name(), user.path(), user.arn(), user.tags(), Optional.empty());
        return new Principal(
                user.account(), new UserName(user.name()), Optional.of(found), new Position(Log.IDENTITY, 0, 1));
    }
}
