package io.chancery.policy.authzen;

import io.chancery.language.compile.CompiledEvaluator;
import io.chancery.language.compile.CompiledPolicies;
import io.chancery.language.evaluate.ApplicablePolicies;
import io.chancery.language.evaluate.Evaluation;
import io.chancery.language.evaluate.PolicyEvaluator;
import io.chancery.language.request.AccessRequest;
import io.chancery.policy.decision.DecisionEngine;
import io.vertx.core.Context;
import jakarta.inject.Singleton;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** The evaluator itself, of decisions and of simulations, noting what kind of thread asks it. */
@Singleton
public class RecordingEvaluator implements DecisionEngine, PolicyEvaluator {

    private final CompiledEvaluator evaluator = new CompiledEvaluator();
    private final Set<Boolean> onEventLoop = ConcurrentHashMap.newKeySet();

    @Override
    public Evaluation evaluate(AccessRequest request, CompiledPolicies policies) {
        onEventLoop.add(Context.isOnEventLoopThread());
        return evaluator.evaluate(request, policies);
    }

    @Override
    public Evaluation evaluate(AccessRequest request, ApplicablePolicies policies) {
        onEventLoop.add(Context.isOnEventLoopThread());
        return evaluator.evaluate(request, policies);
    }

    /** Begins anew. */
    public void forget() {
        onEventLoop.clear();
    }

    /** True and false, as far as either was seen. */
    public Set<Boolean> onEventLoop() {
        return Set.copyOf(onEventLoop);
    }
}
