package io.chancery.policy.resource;

import io.chancery.contracts.AccountId;
import io.chancery.policy.authzen.Enforcer;
import io.chancery.policy.cache.DecisionCache;
import io.chancery.policy.decision.CacheReader;
import io.chancery.policy.decision.FreshAuthorizer;
import io.chancery.policy.decision.Heads;
import io.chancery.runtime.activity.ActivitySink;
import io.chancery.runtime.operation.Collaborators;
import io.chancery.runtime.pipeline.Authorizer;
import io.chancery.runtime.pipeline.Pipeline;
import io.chancery.store.append.EventStore;
import io.chancery.store.append.Refusal;
import io.chancery.store.append.Refused;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.List;

/** The pipeline for what others need a policy for that says so, and the operator none: only an account that is open. */
@ApplicationScoped
public class OperatorsPipeline {

    private static final Duration PATIENCE = Duration.ofSeconds(2);

    private final Pipeline pipeline;
    private final DecisionCache cache;
    private final CacheReader reader;
    private final Heads heads;

    public OperatorsPipeline(
            EventStore store,
            FreshAuthorizer authorizer,
            ActivitySink activity,
            Collaborators collaborators,
            DecisionCache cache,
            CacheReader reader,
            Heads heads) {
        Authorizer policies = authorizer.forOwnOperations();
        Authorizer operator = authorizer.forOperator();
        this.pipeline = new Pipeline(
                store,
                request -> (request.caller().isOperator() ? operator : policies).authorize(request),
                activity,
                collaborators);
        this.cache = cache;
        this.reader = reader;
        this.heads = heads;
    }

    /**
     * The way of an operation in that account.
     *
     * @param account the installation's own is open for ever
     * @return fails with {@link Refused}: NoSuchEntity if the operator names an account that is not open; for others the
     *     authorisation finds that out
     */
    public Uni<Pipeline> of(Enforcer enforcer, AccountId account) {
        if (!(enforcer instanceof Enforcer.Operator) || account.equals(AccountId.INSTALLATION)) {
            return Uni.createFrom().item(pipeline);
        }
        return heads.identity(account)
                .flatMap(head -> reader.await(List.of(head), PATIENCE))
                .map(reached -> {
                    if (!reached) {
                        throw new Refused(
                                Refusal.SERVICE_UNAVAILABLE,
                                "The decision cache has not caught up within %d seconds."
                                        .formatted(PATIENCE.toSeconds()));
                    }
                    if (!cache.view(account).identity().isOpen(account)) {
                        throw new Refused(Refusal.NO_SUCH_ENTITY, "The account %s is not open.".formatted(account));
                    }
                    return pipeline;
                });
    }
}
