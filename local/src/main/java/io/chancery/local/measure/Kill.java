package io.chancery.local.measure;

import io.chancery.local.client.OperatorClient;
import io.chancery.local.client.OperatorClient.Account;
import io.chancery.local.client.SuiteAddress;
import io.chancery.local.client.Table;
import io.chancery.local.client.UnexpectedAnswer;
import io.chancery.local.client.VerificationText;
import java.io.IOException;
import java.io.PrintWriter;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.LockSupport;

/** Kills a process of the suite in the middle of a load of writes and has it started again: what was acknowledged is there. */
public final class Kill {

    private static final int CLIENTS = 8;
    private static final int ACCOUNTS = 4;
    private static final Duration PATIENCE = Duration.ofMinutes(4);
    private static final Duration BEFORE_RETRY = Duration.ofMillis(50);
    private static final String POLICY = "own";

    private final SuiteAddress suite;
    private final Machinery machinery;
    private final PrintWriter out;
    private final Set<String> acknowledged = ConcurrentHashMap.newKeySet();
    private final ConcurrentLinkedQueue<Long> acknowledgedAt = new ConcurrentLinkedQueue<>();
    private final Map<String, AtomicLong> failures = new ConcurrentHashMap<>();
    private final int users;
    private final CountDownLatch third;

    /** What kills and starts processes. */
    public interface Machinery {
        /** Kills one process with SIGKILL. */
        void kill(String part);

        /** Starts whatever is missing, and returns when all is ready. */
        void up();
    }

    /** @param writes half of them CreateUser, half PutUserPolicy */
    public Kill(SuiteAddress suite, Machinery machinery, PrintWriter out, int writes) {
        this.suite = suite;
        this.machinery = machinery;
        this.out = out;
        this.users = writes / 2;
        this.third = new CountDownLatch(writes / 3);
    }

    /** @return whether nothing was lost and the suite verifies */
    public boolean run(String part) {
        try (Accounts accounts = new Accounts(suite);
                IamCalls calls = new IamCalls(suite);
                OperatorClient operator = new OperatorClient(suite)) {
            List<Account> all = accounts.open(ACCOUNTS);
            // One thread more than clients: the one that kills.
            long[] times = Clients.<long[]>each(
                            CLIENTS + 1,
                            client -> client == CLIENTS ? () -> killed(part) : () -> write(calls, all, client))
                    .getLast();
            List<String> lost = lost(calls, all);
            print(part, times[0], times[1]);
            lost.forEach(name -> out.println("  LOST: " + name));
            out.println(
                    "  %s".formatted(lost.isEmpty() ? "No acknowledged write is lost." : lost.size() + " are LOST."));
            VerificationText verification = new VerificationText(operator.verify());
            out.println(verification.text());
            out.flush();
            return lost.isEmpty() && verification.passed();
        }
    }

    /** When it was killed, and when all was ready again. */
    private long[] killed(String part) throws InterruptedException {
        if (!third.await(PATIENCE.toSeconds(), TimeUnit.SECONDS)) {
            throw new UnexpectedAnswer("a third of the writes", acknowledged.size() + " writes");
        }
        machinery.kill(part);
        long killed = System.nanoTime();
        machinery.up();
        return new long[] {killed, System.nanoTime()};
    }

    private long[] write(IamCalls calls, List<Account> accounts, int client) {
        for (int i = client; i < users; i += CLIENTS) {
            Account account = accounts.get(i % ACCOUNTS);
            String user = "user-" + i;
            persist(calls, account, "CreateUser", user, Map.of("UserName", user));
            persist(
                    calls,
                    account,
                    "PutUserPolicy",
                    user,
                    Map.of(
                            "UserName",
                            user,
                            "PolicyName",
                            POLICY,
                            "PolicyDocument",
                            Documents.allow("arn:aws:s3:::%s/*".formatted(user))));
        }
        return new long[0];
    }

    /** Repeats a call until it is known to be done. */
    private void persist(IamCalls calls, Account account, String action, String user, Map<String, String> parameters) {
        long deadline = System.nanoTime() + PATIENCE.toNanos();
        boolean repeated = false;
        while (System.nanoTime() < deadline) {
            String failure;
            try {
                IamCalls.Answer answer = calls.tryCall(account.keys(), action, parameters);
                if (answer.succeeded()) {
                    acknowledged.add(account.id() + " " + action + " " + user);
                    acknowledgedAt.add(System.nanoTime());
                    third.countDown();
                    return;
                }
                if (repeated && answer.code().equals("EntityAlreadyExists")) {
                    // The first attempt was carried out, but its answer was lost: done, and never acknowledged.
                    count("done before, answer lost");
                    return;
                }
                failure = answer.status() + " " + answer.code();
            } catch (IOException e) {
                failure = e.getClass().getSimpleName();
            }
            count(failure);
            repeated = true;
            LockSupport.parkNanos(BEFORE_RETRY.toNanos());
        }
        throw new UnexpectedAnswer(action + " of " + user + " to succeed", failures);
    }

    private void count(String failure) {
        failures.computeIfAbsent(failure, name -> new AtomicLong()).incrementAndGet();
    }

    private List<String> lost(IamCalls calls, List<Account> accounts) {
        Set<String> found = new HashSet<>();
        Clients.each(ACCOUNTS, number -> () -> {
                    Account account = accounts.get(number);
                    Set<String> mine = new HashSet<>();
                    for (String user : users(calls, account)) {
                        mine.add(account.id() + " CreateUser " + user);
                        List<String> policies = calls.call(account.keys(), "ListUserPolicies", Map.of("UserName", user))
                                .required()
                                .texts("member");
                        if (policies.contains(POLICY)) {
                            mine.add(account.id() + " PutUserPolicy " + user);
                        }
                    }
                    return mine;
                })
                .forEach(found::addAll);
        return acknowledged.stream()
                .filter(write -> !found.contains(write))
                .sorted()
                .toList();
    }

    private static List<String> users(IamCalls calls, Account account) {
        List<String> users = new ArrayList<>();
        Map<String, String> parameters = Map.of("MaxItems", "1000");
        while (true) {
            IamCalls.Answer page =
                    calls.call(account.keys(), "ListUsers", parameters).required();
            users.addAll(page.texts("UserName"));
            List<String> marker = page.texts("Marker");
            if (marker.isEmpty()) {
                return users;
            }
            parameters = Map.of("MaxItems", "1000", "Marker", marker.getFirst());
        }
    }

    private void print(String part, long killed, long ready) {
        List<Long> times = acknowledgedAt.stream().sorted().toList();
        long longest = 0;
        for (int i = 1; i < times.size(); i++) {
            longest = Math.max(longest, times.get(i) - times.get(i - 1));
        }
        long duringOutage =
                times.stream().filter(at -> at > killed && at < ready).count();
        Table table = new Table("KILLED", "ACKNOWLEDGED", "WHILE IT WAS DOWN", "LONGEST PAUSE", "READY AGAIN AFTER");
        table.row(
                part,
                times.size(),
                duringOutage,
                "%.1f s".formatted(longest / 1e9),
                "%.1f s".formatted((ready - killed) / 1e9));
        out.println(table.text("  "));
        failures.forEach(
                (failure, times0) -> out.println("  failed attempts: %d x %s".formatted(times0.get(), failure)));
    }
}
