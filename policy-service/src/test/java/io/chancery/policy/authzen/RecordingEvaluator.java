package io.chancery.policy.authzen;

import io.chancery.language.evaluate.ApplicablePolicies;
import io.chancery.language.evaluate.Evaluation;
import io.chancery.language.evaluate.PolicyEvaluator;
import io.chancery.language.evaluate.ReferenceEvaluator;
import io.chancery.language.request.AccessRequest;
import io.vertx.core.Context;
import jakarta.inject.Singleton;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** The evaluator itself, noting what kind of thread asks it. */
@Singleton
public class RecordingEvaluator implements PolicyEvaluator {

    private final PolicyEvaluator evaluator = new ReferenceEvaluator();
    private final Set<Boolean> onEventLoop = ConcurrentHashMap.newKeySet();

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
