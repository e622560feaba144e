package io.chancery.bench.population;

import io.chancery.language.evaluate.ApplicablePolicies;
import io.chancery.language.evaluate.NamedPolicy;
import io.chancery.language.request.RequestPrincipal;
import java.util.Arrays;
import java.util.List;

/**
 * Principals and the policies that they share.
 *
 * @param members in the order of their numbers
 */
public record Population(PopulationSize size, List<NamedPolicy> policies, List<Member> members) {

    public Population {
        policies = List.copyOf(policies);
        members = List.copyOf(members);
    }

    /**
     * A principal.
     *
     * @param policies indexes into the population's policies
     */
    public record Member(RequestPrincipal principal, List<Integer> policies) {
        public Member {
            policies = List.copyOf(policies);
        }
    }

    /** The member's policies; the documents are shared between members. */
    public ApplicablePolicies policiesOf(int member) {
        NamedPolicy[] own =
                members.get(member).policies().stream().map(policies::get).toArray(NamedPolicy[]::new);
        return ApplicablePolicies.builder().identity(Arrays.asList(own)).build();
    }
}
