package io.chancery.policy.search;

import static org.assertj.core.api.Assertions.assertThat;

import io.chancery.contracts.AccountId;
import io.chancery.contracts.identity.User;
import io.chancery.contracts.policy.ResourcePolicy;
import io.chancery.language.Arn;
import io.chancery.language.evaluate.ApplicablePolicies;
import io.chancery.language.evaluate.Evaluation;
import io.chancery.language.reference.Service;
import io.chancery.language.request.AccessRequest;
import io.chancery.language.request.RequestContext;
import io.chancery.policy.authzen.EntityNames;
import io.chancery.policy.authzen.Names;
import io.chancery.policy.authzen.QuestionReader.Target;
import io.chancery.policy.decision.AwsPolicies;
import io.chancery.policy.decision.Decisions;
import io.chancery.policy.decision.Question;
import io.chancery.policy.decision.Subject;
import io.chancery.policy.decision.TestCache;
import io.chancery.policy.reference.KnownServices;
import io.chancery.policy.simulation.Simulated;
import io.chancery.policy.simulator.PrincipalSimulated;
import io.chancery.wire.operation.Operation;
import io.chancery.wire.operation.OperationCatalogue;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.LongStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * For a whole generated organisation, everybody, every action and every resource: what is enforced, by the compiled
 * evaluator and the reference, is what simulations say of the same policies; and searches find exactly what trying
 * everything finds.
 *
 * <p>{@code -Dproof.seed=7 -Dproof.seeds=100} goes further.
 */
class SimulateIsEnforceIsSearchTest {

    private static final RequestContext CONTEXT =
            RequestContext.builder().put("aws:SourceIp", "192.0.2.7").build();
    private static final AwsPolicies NO_AWS = id -> Optional.empty();
    private static final Names NAMES =
            new Names(Optional.empty(), new EntityNames(Optional.empty(), Map.of(), Map.of()));

    /** Unpacks each service once: pages here are many. */
    private static final KnownServices SERVICES = new KnownServices(List.of()) {
        private final Map<String, List<Service>> unpacked = new HashMap<>();

        @Override
        public List<Service> ofArns(String service) {
            return unpacked.computeIfAbsent(service, super::ofArns);
        }
    };

    private static final Finder.Bounds FEW = new Finder.Bounds(7, 3);
    private static final Finder.Bounds MORE = new Finder.Bounds(61, 23);

    private static final Map<String, List<String>> CATALOGUED = new HashMap<>();

    private final TestCache world = new TestCache();
    private final List<Asked> asked = new ArrayList<>();
    private final Decisions decisions = new Decisions(
            world.cache,
            world,
            world.principals,
            NO_AWS,
            (request, policies) -> {
                Evaluation evaluation = TestCache.agreed(request, policies);
                asked.add(new Asked(request, policies.source(), evaluation));
                return evaluation;
            },
            world.guarded,
            world.clock);

    /** What was put to the evaluator. */
    private record Asked(AccessRequest request, ApplicablePolicies policies, Evaluation evaluation) {}

    private record Triple(String principal, String action, String resource) {}

    static LongStream seeds() {
        return LongStream.range(0, Long.getLong("proof.seeds", 3)).map(i -> Long.getLong("proof.seed", 1) + i);
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void what_is_enforced_is_what_is_simulated_and_what_searches_find(long seed) {
        var organisation = new Organisation(seed, world);
        Set<String> resources = organisation.resources();
        Map<Triple, Boolean> enforced = enforce(organisation, resources);

        simulationsAgree();
        principalSimulationsAgree(organisation, resources, enforced);
        for (String resource : resources) {
            for (String action : PolicyWriter.ACTIONS) {
                assertThat(subjects(action, resource))
                        .as("seed %d: who may %s on %s", seed, action, resource)
                        .isEqualTo(
                                filtered(organisation.principals, who -> new Triple(who, action, resource), enforced));
            }
        }
        for (String who : organisation.principals) {
            for (String action : PolicyWriter.ACTIONS) {
                assertThat(resources(who, action))
                        .as("seed %d: on what %s may %s", seed, who, action)
                        .isEqualTo(filtered(
                                known(organisation, who, action), on -> new Triple(who, action, on), enforced));
            }
        }
        actionsAgree(organisation, resources);
    }

    private static Set<String> filtered(
            Iterable<String> all, Function<String, Triple> of, Map<Triple, Boolean> enforced) {
        Set<String> found = new TreeSet<>();
        for (String one : all) {
            if (Boolean.TRUE.equals(enforced.get(of.apply(one)))) {
                found.add(one);
            }
        }
        return found;
    }

    private Map<Triple, Boolean> enforce(Organisation organisation, Set<String> resources) {
        Map<Triple, Boolean> enforced = new HashMap<>();
        for (String who : organisation.principals) {
            for (String action : PolicyWriter.ACTIONS) {
                for (String on : resources) {
                    enforced.put(new Triple(who, action, on), allowed(decisions, who, action, on));
                }
            }
        }
        assertThat(enforced.values()).contains(true, false);
        return enforced;
    }

    private static boolean allowed(Decisions decisions, String who, String action, String on) {
        return decisions
                .decide(subject(who), new Question(action, on, Optional.empty(), CONTEXT), TestCache.LIMIT)
                .allowed();
    }

    private static Subject subject(String arn) {
        return Subject.of(arn, Optional.empty()).orElseThrow();
    }

    private void simulationsAgree() {
        var simulated = new Simulated();
        asked.forEach(one -> simulated.add(one.request(), one.policies()));
        List<String> results = simulated.results();
        for (int i = 0; i < asked.size(); i++) {
            String expected = switch (asked.get(i).evaluation().result()) {
                case ALLOWED -> "Allowed";
                case EXPLICITLY_DENIED -> "ExplicitlyDenied";
                case IMPLICITLY_DENIED -> "ImplicitlyDenied";
            };
            int index = i;
            assertThat(results.get(i)).as(() -> simulated.show(index)).isEqualTo(expected);
        }
        asked.clear();
    }

    private void principalSimulationsAgree(
            Organisation organisation, Set<String> resources, Map<Triple, Boolean> enforced) {
        var simulation = new PrincipalSimulated(world.cache, NO_AWS, world.guarded);
        for (User user : organisation.users) {
            for (String on : resources) {
                Question question = new Question("s3:GetObject", on, Optional.empty(), CONTEXT);
                Optional<AccountId> owner = decisions.owner(question);
                Optional<String> policy = owner.flatMap(account -> stored(organisation, account, on));
                List<String> others = PolicyWriter.ACTIONS.stream()
                        .filter(action -> !Question.asksTrust(action, on))
                        .filter(action -> !needsPolicy(on) || policy.isPresent())
                        .toList();
                if (!others.isEmpty()) {
                    simulation
                            .allowed(user, others, on, owner, policy)
                            .forEach((action, allowed) -> assertThat(allowed)
                                    .as("%s %s %s", user.arn(), action, on)
                                    .isEqualTo(enforced.get(new Triple(user.arn(), action, on))));
                }
            }
        }
    }

    /** {@code SimulatePrincipalPolicy} asks for the policy that such a resource needs only if the request has one. */
    private static boolean needsPolicy(String arn) {
        return arn.contains(":key/");
    }

    private static Optional<String> stored(Organisation organisation, AccountId account, String arn) {
        String bucket = arn.startsWith("arn:aws:s3:::") ? arn.replaceFirst("/.*", "") : arn;
        return organisation.resourcePolicies.stream()
                .filter(policy -> policy.account().equals(account))
                .filter(policy ->
                        policy.resource().equals(arn) || policy.resource().equals(bucket))
                .map(ResourcePolicy::document)
                .findFirst();
    }

    private Set<String> known(Organisation organisation, String who, String action) {
        Set<String> known = new TreeSet<>(organisation.common.known);
        Arn.parse(who)
                .flatMap(arn -> organisation.writer(new AccountId(arn.account())))
                .ifPresent(book -> known.addAll(book.known));
        organisation.home(who).ifPresent(known::add);
        if (action.equals("sts:AssumeRole")) {
            organisation.roles.forEach(role -> known.add(role.arn()));
        }
        return known;
    }

    private Set<String> subjects(String action, String resource) {
        var question = new Question(action, resource, Optional.empty(), CONTEXT);
        return pages(new Search.ForSubjects("iam", question), FEW);
    }

    /** Of every service that there are resources of. */
    private Set<String> resources(String who, String action) {
        Set<String> all = new TreeSet<>();
        var template = new Question(action, "*", Optional.empty(), CONTEXT);
        for (String type : List.of("iam", "s3", "sqs", "kms")) {
            all.addAll(pages(new Search.ForResources(subject(who), type, template, Optional.empty()), FEW));
        }
        return all;
    }

    private void actionsAgree(Organisation organisation, Set<String> resources) {
        List<String> some =
                resources.stream().filter(on -> on.hashCode() % 5 == 0).toList();
        for (String who : organisation.principals) {
            for (String on : some) {
                var template = new Question("*", on, Optional.empty(), CONTEXT);
                var target = new Target("any", on, on, Optional.empty());
                Set<String> vocabulary = new TreeSet<>(String.CASE_INSENSITIVE_ORDER);
                OperationCatalogue.standard().all().stream()
                        .map(Operation::action)
                        .forEach(vocabulary::add);
                vocabulary.addAll(
                        CATALOGUED.computeIfAbsent(on.split(":", -1)[2], SimulateIsEnforceIsSearchTest::catalogued));
                Arn.parse(who)
                        .flatMap(arn -> organisation.writer(new AccountId(arn.account())))
                        .ifPresent(book -> vocabulary.addAll(book.actions));
                decisions
                        .owner(template)
                        .flatMap(organisation::writer)
                        .ifPresent(book -> vocabulary.addAll(book.actions));
                vocabulary.removeIf(action -> !allowed(decisions, who, action, on));
                assertThat(pages(new Search.ForActions(subject(who), target, template), MORE))
                        .as("what %s may do to %s", who, on)
                        .isEqualTo(new TreeSet<>(vocabulary));
            }
        }
        asked.clear();
    }

    /** Looked for in every service that there is. */
    private static List<String> catalogued(String service) {
        String part = ":%s:".formatted(service);
        List<String> actions = new ArrayList<>();
        for (String prefix : SERVICES.prefixes()) {
            for (Service.Action action : SERVICES.service(prefix).orElseThrow().actions()) {
                if (action.resources().stream()
                        .anyMatch(on -> on.type().arns().toString().contains(part))) {
                    actions.add(prefix + ":" + action.name());
                }
            }
        }
        return actions;
    }

    /** All pages joined, each of few enough candidates that many ends of pages are met. */
    private Set<String> pages(Search search, Finder.Bounds bounds) {
        Set<String> all = new TreeSet<>();
        Optional<String> after = Optional.empty();
        do {
            var finder = new Finder(
                    decisions.now(),
                    NO_AWS,
                    new KnownActions(NO_AWS, SERVICES),
                    NAMES,
                    account -> true,
                    TestCache.LIMIT,
                    after,
                    bounds);
            Found page = finder.find(search);
            assertThat(page.found()).hasSizeLessThanOrEqualTo(bounds.results());
            assertThat(page.considered()).isLessThanOrEqualTo(bounds.candidates());
            page.found().forEach(one -> assertThat(all.add(one)).isTrue());
            after = page.next();
        } while (after.isPresent());
        return all;
    }
}
