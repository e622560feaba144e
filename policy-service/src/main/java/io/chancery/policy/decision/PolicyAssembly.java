package io.chancery.policy.decision;

import io.chancery.contracts.PolicyId;
import io.chancery.language.compile.CompiledPolicies;
import io.chancery.language.compile.CompiledPolicy;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;

/**
 * Gathers the policies that apply to one actor. What follows from a principal alone is kept until something that it was
 * gathered from changes, since laying it out costs more than deciding by it.
 */
final class PolicyAssembly {

    /**
     * Principals whose policies are kept, at some 250 bytes each; when there are more, all are forgotten and gathered again.
     */
    private static final int KEPT = 100_000;

    private final AwsPolicies aws;
    private final Map<String, PrincipalsPolicies> kept = new ConcurrentHashMap<>();

    PolicyAssembly(AwsPolicies aws) {
        this.aws = aws;
    }

    /**
     * What was gathered.
     *
     * @param missing policies that are attached and not to be found: nobody knows what they deny
     */
    record Assembled(CompiledPolicies.Builder policies, List<String> missing) {}

    Assembled of(Actor actor) {
        return switch (actor) {
            case Actor.Root root -> new Assembled(CompiledPolicies.builder(), List.of());
            case Actor.OfService service -> new Assembled(CompiledPolicies.builder(), List.of());
            case Actor.OfUser user -> of(user);
            case Actor.OfSession session -> of(session);
        };
    }

    private Assembled of(Actor.OfUser actor) {
        PrincipalsPolicies policies =
                kept(actor, actor.user().id().value(), actor.user(), () -> PrincipalsPolicies.ofUser(actor, aws));
        return new Assembled(CompiledPolicies.builder().principal(policies.compiled()), policies.missing());
    }

    private Assembled of(Actor.OfSession actor) {
        PrincipalsPolicies policies = kept(
                actor, actor.role().role().id().value(), actor.role(), () -> PrincipalsPolicies.ofRole(actor, aws));
        VerifiedSession session = actor.session();
        var missing = new ArrayList<>(policies.missing());
        var limits = new ArrayList<CompiledPolicy>(session.policies());
        session.facts()
                .sessionPolicyIds()
                .forEach(id -> PrincipalsPolicies.managed(actor.home().policy(), aws, new PolicyId(id))
                        .ifPresentOrElse(limits::add, () -> missing.add(id)));
        boolean limited = !session.facts().sessionPolicies().isEmpty()
                || !session.facts().sessionPolicyIds().isEmpty();
        return new Assembled(
                CompiledPolicies.builder()
                        .principal(policies.compiled())
                        .session(limited ? Optional.of(limits) : Optional.empty()),
                missing);
    }

    private PrincipalsPolicies kept(Actor actor, String id, Object holder, Supplier<PrincipalsPolicies> gather) {
        PrincipalsPolicies known = kept.get(id);
        if (known != null && known.holdIn(actor.home(), holder)) {
            return known;
        }
        PrincipalsPolicies fresh = gather.get();
        if (kept.size() >= KEPT) {
            kept.clear();
        }
        kept.put(id, fresh);
        return fresh;
    }
}
