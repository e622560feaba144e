package io.chancery.local.measure;

import io.chancery.local.client.DecisionClient;
import io.chancery.local.client.OperatorClient;
import io.chancery.local.client.SuiteAddress;
import io.chancery.local.client.Table;
import io.chancery.local.client.VerificationText;
import io.chancery.local.measure.Race.Entrant;
import io.chancery.servers.Wait;
import java.io.PrintWriter;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.function.IntFunction;

/**
 * Races of what refers to an entity against its deletion. Afterwards every decision must follow from what the API lists,
 * counts must be right, and whoever comes later under an old name must have nothing of the one before.
 */
public final class Races {

    private static final int CLIENTS = 4;
    private static final int RECREATED = 25;
    private static final Duration HEALING = Duration.ofSeconds(15);

    private final SuiteAddress suite;
    private final PrintWriter out;
    private final List<String> wrong = new ArrayList<>();
    private final Map<String, Integer> outcomes = new TreeMap<>();

    public Races(SuiteAddress suite, PrintWriter out) {
        this.suite = suite;
        this.out = out;
    }

    /**
     * @param races half of attachments against deleting the user or the policy, and as many of boundaries again
     * @return whether all is right afterwards
     */
    public boolean run(int races) {
        try (Accounts accounts = new Accounts(suite);
                IamCalls calls = new IamCalls(suite);
                DecisionClient decisions = new DecisionClient(suite);
                OperatorClient operator = new OperatorClient(suite)) {
            attachAgainstDeleteUser(new Arena(calls, decisions, accounts.open()), races - races / 2);
            attachAgainstDeletePolicy(new Arena(calls, decisions, accounts.open()), races / 2);
            boundaryAgainstDeletePolicy(new Arena(calls, decisions, accounts.open()), races);
            Table table = new Table("RACE AND HOW IT ENDED (first / second)", "TIMES");
            outcomes.forEach(table::row);
            out.println(table.text("  "));
            wrong.forEach(line -> out.println("  WRONG: " + line));
            out.println("  %s"
                    .formatted(wrong.isEmpty() ? "Nothing decides wrongly." : wrong.size() + " things are WRONG."));
            VerificationText verification = new VerificationText(operator.verify());
            out.println(verification.text());
            out.flush();
            return wrong.isEmpty() && verification.passed();
        }
    }

    private Map<Integer, Race> hold(String name, int races, IntFunction<Callable<Race>> race) {
        Map<Integer, Race> held = new ConcurrentSkipListMap<>();
        Clients.each(CLIENTS, client -> () -> {
            for (int i = client; i < races; i += CLIENTS) {
                held.put(i, race.apply(i).call());
            }
            return client;
        });
        held.values().forEach(each -> outcomes.merge(name + ": " + each.outcome(), 1, Integer::sum));
        return held;
    }

    /** Across the services: the attachment is policy-service's, the user identity-service's. */
    private void attachAgainstDeleteUser(Arena arena, int races) {
        String policy = arena.createPolicy("prize");
        Map<Integer, Race> held = hold("AttachUserPolicy / DeleteUser", races, i -> () -> {
            arena.mustWrite("CreateUser", Map.of("UserName", user(i)));
            return arena.race(attach(user(i), policy), new Entrant("DeleteUser", Map.of("UserName", user(i))));
        });
        List<String> newest = arena.newest(List.copyOf(held.values()), List.of());
        long[] attached = {0};
        List<String> gone = new ArrayList<>();
        held.forEach((i, race) -> {
            boolean exists = arena.userExists(user(i));
            require(exists != race.taken(), "%s exists: %s, after %s", user(i), exists, race.outcome());
            boolean has = exists && arena.attached(user(i)).contains(policy);
            require(!exists || has == race.given(), "%s has the policy: %s, after %s", user(i), has, race.outcome());
            requireDecision(arena, user(i), has, newest);
            attached[0] += has ? 1 : 0;
            if (!exists && race.given()) {
                gone.add(user(i));
            }
        });
        // What slipped in between is dropped when the deletion is folded, which takes a moment.
        Wait.until(HEALING, () -> arena.count(policy, "AttachmentCount") == attached[0]);
        long count = arena.count(policy, "AttachmentCount");
        require(count == attached[0], "AttachmentCount is %d, but %d users have the policy", count, attached[0]);
        outcomes.merge("AttachUserPolicy / DeleteUser: attachments that were dropped", gone.size(), Integer::sum);
        gone.stream().limit(RECREATED).forEach(name -> {
            IamCalls.Answer again = arena.must("CreateUser", Map.of("UserName", name));
            require(arena.attached(name).isEmpty(), "%s, made anew, has what it had before", name);
            requireDecision(arena, name, false, arena.newest(List.of(), List.of(again)));
        });
    }

    /** Within policy-service: one of the two must lose. */
    private void attachAgainstDeletePolicy(Arena arena, int races) {
        Map<Integer, String> policies = new ConcurrentSkipListMap<>();
        Map<Integer, Race> held = hold("AttachUserPolicy / DeletePolicy", races, i -> () -> {
            arena.must("CreateUser", Map.of("UserName", user(i)));
            String policy = arena.createPolicy("prize-" + i);
            policies.put(i, policy);
            return arena.race(attach(user(i), policy), deletePolicy(policy));
        });
        List<String> newest = arena.newest(List.copyOf(held.values()), List.of());
        held.forEach((i, race) -> {
            require(race.given() != race.taken(), "both had or lost their way: %s", race.outcome());
            String policy = policies.getOrDefault(i, "");
            boolean has = arena.attached(user(i)).contains(policy);
            require(has == race.given(), "%s has the policy: %s, after %s", user(i), has, race.outcome());
            requirePolicy(arena, policy, race, "AttachmentCount");
            requireDecision(arena, user(i), has, newest);
        });
    }

    /** Across the services: the boundary is the user's, and a boundary whose policy is gone allows nothing. */
    private void boundaryAgainstDeletePolicy(Arena arena, int races) {
        Map<Integer, String> policies = new ConcurrentSkipListMap<>();
        List<IamCalls.Answer> puts = Collections.synchronizedList(new ArrayList<>());
        Map<Integer, Race> held = hold("CreateUser with boundary / DeletePolicy", races, i -> () -> {
            String policy = arena.createPolicy("boundary-" + i);
            policies.put(i, policy);
            Entrant create = new Entrant("CreateUser", Map.of("UserName", user(i), "PermissionsBoundary", policy));
            Race race = arena.race(create, deletePolicy(policy));
            if (race.given()) {
                puts.add(arena.must(
                        "PutUserPolicy",
                        Map.of(
                                "UserName",
                                user(i),
                                "PolicyName",
                                "own",
                                "PolicyDocument",
                                Documents.allow(Arena.RESOURCE))));
            }
            return race;
        });
        List<String> newest = arena.newest(List.copyOf(held.values()), puts);
        held.forEach((i, race) -> {
            boolean exists = arena.userExists(user(i));
            require(exists == race.given(), "%s exists: %s, after %s", user(i), exists, race.outcome());
            requirePolicy(arena, policies.getOrDefault(i, ""), race, "PermissionsBoundaryUsageCount");
            requireDecision(arena, user(i), race.given() && !race.taken(), newest);
        });
    }

    private void requirePolicy(Arena arena, String policy, Race race, String counter) {
        boolean there = arena.policyExists(policy);
        require(there != race.taken(), "%s is there: %s, after %s", policy, there, race.outcome());
        if (there) {
            long count = arena.count(policy, counter);
            require(
                    count == (race.given() ? 1 : 0),
                    "%s of %s is %d, after %s",
                    counter,
                    policy,
                    count,
                    race.outcome());
        }
    }

    private void requireDecision(Arena arena, String user, boolean expected, List<String> atLeast) {
        require(arena.isAllowed(user, atLeast) == expected, "%s is decided %s", user, !expected);
    }

    private void require(boolean right, String format, Object... values) {
        if (!right) {
            wrong.add(format.formatted(values));
        }
    }

    private static Entrant attach(String user, String policy) {
        return new Entrant("AttachUserPolicy", Map.of("UserName", user, "PolicyArn", policy));
    }

    private static Entrant deletePolicy(String arn) {
        return new Entrant("DeletePolicy", Map.of("PolicyArn", arn));
    }

    private static String user(int i) {
        return "racer-" + i;
    }
}
