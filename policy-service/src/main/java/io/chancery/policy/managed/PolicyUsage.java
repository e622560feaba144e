package io.chancery.policy.managed;

import io.chancery.contracts.AccountId;
import io.chancery.contracts.PolicyId;
import io.chancery.contracts.Position;
import io.chancery.contracts.policy.PrincipalPolicies;
import io.chancery.policy.cache.DecisionCache;
import io.chancery.policy.cache.IdentityImage;
import io.chancery.runtime.caller.Call;
import io.chancery.runtime.internal.BoundaryUses;
import io.chancery.runtime.internal.InternalClient;
import io.chancery.runtime.internal.Peer;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.hibernate.reactive.mutiny.Mutiny;

/**
 * What uses managed policies. Attachments are counted in the tables, within the account, since a policy of the catalogue
 * is attached in many. One policy's uses as a boundary are asked of identity-service; those of all, which only a list
 * shows, are counted in the cache.
 */
@ApplicationScoped
public class PolicyUsage {

    private static final String BOUNDARIES = "/internal/boundaries/uses";
    private static final String ATTACHMENTS = "select e.to_id, count(*) from state s join edge e"
            + " on e.from_stream = s.stream_id where s.account = ?1 and s.kind = ?2 and not s.deleted"
            + " and e.kind = ?3";

    private final Mutiny.SessionFactory sessions;
    private final InternalClient client;
    private final DecisionCache cache;

    public PolicyUsage(Mutiny.SessionFactory sessions, InternalClient client, DecisionCache cache) {
        this.sessions = sessions;
        this.client = client;
        this.cache = cache;
    }

    /** @param seen the position of identity-service's log at which that was so */
    record OfOne(Usage usage, Position seen) {}

    Uni<OfOne> of(Call call, PolicyId policy) {
        return client.post(
                        Peer.IDENTITY,
                        BOUNDARIES,
                        call.requestId(),
                        new BoundaryUses(call.account(), policy),
                        BoundaryUses.Answer.class)
                .flatMap(boundaries -> counts(call.account(), Optional.of(policy))
                        .map(attachments -> new OfOne(
                                new Usage(attachments.getOrDefault(policy, 0L), boundaries.count()),
                                boundaries.position())));
    }

    /** Policies that nothing uses are left out. */
    Uni<Map<PolicyId, Usage>> ofAll(AccountId account) {
        return counts(account, Optional.empty()).map(attachments -> {
            var all = new HashMap<PolicyId, Usage>();
            attachments.forEach((policy, count) -> all.put(policy, new Usage(count, 0)));
            boundaries(account).forEach(policy -> all.merge(policy, new Usage(0, 1), PolicyUsage::sum));
            return all;
        });
    }

    private static Usage sum(Usage one, Usage other) {
        return new Usage(one.attachments() + other.attachments(), one.boundaries() + other.boundaries());
    }

    private List<PolicyId> boundaries(AccountId account) {
        IdentityImage image = cache.view(account).identity();
        var bounding = new ArrayList<PolicyId>();
        image.users().forEach((id, user) -> {
            if (user.account().equals(account)) {
                user.permissionsBoundary().ifPresent(boundary -> bounding.add(boundary.policyId()));
            }
        });
        image.roles().forEach((id, cached) -> {
            if (cached.role().account().equals(account)) {
                cached.role().permissionsBoundary().ifPresent(boundary -> bounding.add(boundary.policyId()));
            }
        });
        return bounding;
    }

    private Uni<Map<PolicyId, Long>> counts(AccountId account, Optional<PolicyId> only) {
        String sql = ATTACHMENTS + (only.isPresent() ? " and e.to_id = ?4" : "") + " group by e.to_id";
        return sessions.withStatelessSession(session -> {
            var query = session.createNativeQuery(sql, Object[].class)
                    .setParameter(1, account.value())
                    .setParameter(2, PrincipalPolicies.STREAM.kind())
                    .setParameter(3, PrincipalPolicies.ATTACHED);
            only.ifPresent(policy -> query.setParameter(4, policy.value()));
            return query.getResultList().map(PolicyUsage::byPolicy);
        });
    }

    private static Map<PolicyId, Long> byPolicy(List<Object[]> rows) {
        var counts = new HashMap<PolicyId, Long>();
        for (Object[] row : rows) {
            counts.put(new PolicyId((String) row[0]), ((Number) row[1]).longValue());
        }
        return counts;
    }
}
