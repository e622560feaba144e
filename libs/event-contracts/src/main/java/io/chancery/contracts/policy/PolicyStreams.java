package io.chancery.contracts.policy;

import io.chancery.contracts.stream.StreamType;
import java.util.List;

/** Every kind of stream in policy-service's log. */
public final class PolicyStreams {

    public static final List<StreamType<?, ?>> ALL = List.of(
            ManagedPolicy.STREAM,
            PrincipalPolicies.STREAM,
            ResourcePolicy.STREAM,
            Catalogue.STREAM,
            PolicyAccount.STREAM,
            AccountGroup.STREAM,
            OrganizationAccount.STREAM);

    private PolicyStreams() {}
}
