package io.chancery.policy;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.chancery.contracts.AccountId;
import io.chancery.contracts.Log;
import io.chancery.contracts.PolicyId;
import io.chancery.contracts.Position;
import io.chancery.contracts.policy.ManagedPolicy;
import io.chancery.contracts.policy.ManagedPolicyEvent;
import io.chancery.contracts.policy.PrincipalPolicies;
import io.chancery.contracts.policy.PrincipalPoliciesEvent;
import io.chancery.policy.catalogue.AwsManagedPolicies;
import io.chancery.policy.managed.PolicyArn;
import io.chancery.policy.managed.PolicyReference;
import io.chancery.policy.principal.Principal;
import io.chancery.policy.principal.PrincipalName;
import io.chancery.runtime.caller.Call;
import io.chancery.runtime.caller.Caller;
import io.chancery.runtime.caller.Origin;
import io.chancery.runtime.internal.PrincipalLookup;
import io.chancery.runtime.operation.Collaborators;
import io.chancery.runtime.operation.Markers;
import io.chancery.store.append.Facts;
import io.chancery.store.append.Refusal;
import io.chancery.store.append.Refused;
import io.chancery.store.append.Stream;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.function.Executable;

/** What the tests of operations start from: one account, one call, fixed facts, and streams made of their events. */
public final class Given {

    public static final AccountId ACCOUNT = new AccountId("111122223333");
    public static final Instant NOW = Instant.parse("2026-03-04T05:06:07Z");
    public static final Call CALL = new Call(Caller.root(ACCOUNT), Origin.SUITE, "request-1", NOW, Optional.empty());
    public static final AwsManagedPolicies CATALOGUE = new AwsManagedPolicies();
    public static final Position SEEN = new Position(Log.IDENTITY, 3, 1042);
    public static final String READ_ONLY = "arn:aws:iam::aws:policy/ReadOnlyAccess";

    public static final String DOCUMENT = """
            {"Version": "2012-10-17", "Statement": [{"Effect": "Allow", "Action": "s3:GetObject", "Resource": "*"}]}""";

    /** Ids are all of the letter A. */
    public static final Facts FACTS = new Facts() {
        @Override
        public Instant now() {
            return NOW;
        }

        @Override
        public Instant at() {
            return NOW;
        }

        @Override
        public byte[] random(int bytes) {
            return new byte[bytes];
        }
    };

    public static final PolicyId DRAWN_ID = FACTS.newId(PolicyId.PREFIX, PolicyId::new);

    /** Has the catalogue and the sealer of markers. */
    public static final Collaborators COLLABORATORS = new Collaborators() {
        private final Markers markers = TestMarkers.create();

        @Override
        public <B> B get(Class<B> type) {
            return type.cast(type == Markers.class ? markers : CATALOGUE);
        }
    };

    private Given() {}

    /** A stream with that history. */
    public static Stream<PrincipalPolicies> policies(String principalId, PrincipalPoliciesEvent... events) {
        Optional<PrincipalPolicies> state = Optional.empty();
        for (PrincipalPoliciesEvent event : events) {
            state = PrincipalPolicies.STREAM.evolve(state, event);
        }
        return new Stream<>(principalId, state, events.length, events.length);
    }

    /** A stream with that history. */
    public static Stream<ManagedPolicy> policy(ManagedPolicyEvent... events) {
        Optional<ManagedPolicy> state = Optional.empty();
        for (ManagedPolicyEvent event : events) {
            state = ManagedPolicy.STREAM.evolve(state, event);
        }
        return new Stream<>(DRAWN_ID.value(), state, events.length, events.length);
    }

    public static ManagedPolicyEvent.PolicyCreated created(String path, String name) {
        return new ManagedPolicyEvent.PolicyCreated(
                DRAWN_ID, ACCOUNT, name, path, Optional.empty(), DOCUMENT, List.of(), NOW);
    }

    public static PolicyReference reference(String arn) {
        return PolicyReference.of(new PolicyArn(arn), CATALOGUE);
    }

    /** A principal that lives, under the path {@code /team/}. */
    public static Principal living(PrincipalName name, String id) {
        var found = new PrincipalLookup.Found(
                id, name.value(), "/team/", name.arn(ACCOUNT, "/team/"), List.of(), Optional.empty());
        return new Principal(ACCOUNT, name, Optional.of(found), SEEN);
    }

    public static Principal absent(PrincipalName name) {
        return new Principal(ACCOUNT, name, Optional.empty(), SEEN);
    }

    public static void assertRefused(Refusal refusal, String message, Executable when) {
        Refused refused = assertThrows(Refused.class, when);
        assertEquals(message, refused.text());
        assertEquals(refusal, refused.refusal());
    }
}
