package io.chancery.bench.population;

import io.chancery.contracts.AccountId;
import io.chancery.contracts.GroupId;
import io.chancery.contracts.Log;
import io.chancery.contracts.PolicyId;
import io.chancery.contracts.RoleId;
import io.chancery.contracts.UserId;
import io.chancery.contracts.identity.Account;
import io.chancery.contracts.identity.Group;
import io.chancery.contracts.identity.Role;
import io.chancery.contracts.identity.TrustPolicy;
import io.chancery.contracts.identity.User;
import io.chancery.contracts.policy.ManagedPolicy;
import io.chancery.contracts.policy.PolicyVersion;
import io.chancery.contracts.policy.PrincipalKind;
import io.chancery.contracts.policy.PrincipalPolicies;
import io.chancery.contracts.policy.PrincipalPolicies.AttachedPolicy;
import io.chancery.contracts.stream.StreamType;
import io.chancery.language.evaluate.NamedPolicy;
import io.chancery.language.request.RequestPrincipal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * A population as the states of the suite's entities: one account, whose principals have their policies attached; each
 * user is in three groups, which have a policy each.
 */
public final class PopulationStates {

    public static final AccountId ACCOUNT = new AccountId(PopulationGenerator.ACCOUNT);

    private static final int GROUPS = 500;
    private static final int GROUPS_EACH = 3;
    private static final Instant AT = Instant.parse("2026-01-02T03:04:05Z");
    private static final String TRUST = """
            {"Version":"2012-10-17","Statement":[{"Effect":"Allow","Principal":{"Service":"%s.amazonaws.com"},\
            "Action":"sts:AssumeRole"}]}""";
    private static final List<String> TRUSTED = List.of("lambda", "ec2", "ecs-tasks", "states", "events");

    private final Sink sink;

    private PopulationStates(Sink sink) {
        this.sink = sink;
    }

    /** Takes one state after another. */
    @FunctionalInterface
    public interface Sink {
        <S extends Record> void put(Log log, StreamType<S, ?> type, String id, S state);
    }

    /** Gives all states to the sink. */
    public static void give(Population population, Sink sink) {
        new PopulationStates(sink).give(population);
    }

    /** The ARN of a member, as its state has it. */
    public static String arn(Population population, int member) {
        return "arn:aws:iam::%s:%s"
                .formatted(
                        ACCOUNT,
                        population.members().get(member).principal() instanceof RequestPrincipal.User
                                ? "user/user" + member
                                : "role/role" + member);
    }

    private void give(Population population) {
        sink.put(
                Log.IDENTITY,
                Account.STREAM,
                ACCOUNT.value(),
                new Account(ACCOUNT, Optional.empty(), Optional.empty(), AT, true));
        List<AttachedPolicy> policies = policies(population);
        for (int i = 0; i < GROUPS; i++) {
            group(i, policies.get(i % policies.size()));
        }
        for (int i = 0; i < population.members().size(); i++) {
            List<AttachedPolicy> attached = population.members().get(i).policies().stream()
                    .map(policies::get)
                    .toList();
            principal(i, population.members().get(i).principal(), attached);
        }
    }

    private List<AttachedPolicy> policies(Population population) {
        var references = new ArrayList<AttachedPolicy>();
        for (int i = 0; i < population.policies().size(); i++) {
            NamedPolicy policy = population.policies().get(i);
            ManagedPolicy state = policy(i, policy.document().source());
            sink.put(Log.POLICY, ManagedPolicy.STREAM, state.id().value(), state);
            references.add(new AttachedPolicy(state.arn(), state.id()));
        }
        return references;
    }

    /** A policy of the population with this document. */
    public static ManagedPolicy policy(int number, String document) {
        return new ManagedPolicy(
                new PolicyId("ANPA%017d".formatted(number)),
                ACCOUNT,
                "p" + number,
                "/",
                Optional.empty(),
                List.of(new PolicyVersion(ManagedPolicy.FIRST_VERSION, document, AT)),
                ManagedPolicy.FIRST_VERSION,
                List.of(),
                AT,
                AT);
    }

    private static GroupId groupId(int number) {
        return new GroupId("AGPA%017d".formatted(number));
    }

    private void group(int number, AttachedPolicy policy) {
        GroupId id = groupId(number);
        sink.put(Log.IDENTITY, Group.STREAM, id.value(), new Group(id, ACCOUNT, "group" + number, "/", AT));
        attached(id.value(), PrincipalKind.GROUP, List.of(policy));
    }

    private void principal(int number, RequestPrincipal principal, List<AttachedPolicy> attached) {
        if (principal instanceof RequestPrincipal.User) {
            var id = new UserId("AIDA%017d".formatted(number));
            var groups = new ArrayList<GroupId>();
            for (int i = 0; i < GROUPS_EACH; i++) {
                groups.add(groupId((number * GROUPS_EACH + i) % GROUPS));
            }
            sink.put(
                    Log.IDENTITY,
                    User.STREAM,
                    id.value(),
                    new User(id, ACCOUNT, "user" + number, "/", List.of(), Optional.empty(), groups, AT));
            attached(id.value(), PrincipalKind.USER, attached);
        } else {
            var id = new RoleId("AROA%017d".formatted(number));
            var trust = new TrustPolicy(TRUST.formatted(TRUSTED.get(number % TRUSTED.size())), Map.of());
            sink.put(
                    Log.IDENTITY,
                    Role.STREAM,
                    id.value(),
                    new Role(
                            id,
                            ACCOUNT,
                            "role" + number,
                            "/",
                            trust,
                            Optional.empty(),
                            3_600,
                            List.of(),
                            Optional.empty(),
                            AT));
            attached(id.value(), PrincipalKind.ROLE, attached);
        }
    }

    private void attached(String id, PrincipalKind kind, List<AttachedPolicy> policies) {
        sink.put(
                Log.POLICY,
                PrincipalPolicies.STREAM,
                id,
                new PrincipalPolicies(id, kind, ACCOUNT, policies, new TreeMap<>()));
    }
}
