package io.chancery.local.measure;

import io.chancery.local.client.DecisionClient;
import io.chancery.local.client.OperatorClient.Account;
import io.chancery.local.client.Question;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;

/** An account in which races are held, and what one asks afterwards. */
final class Arena {

    static final String RESOURCE = "arn:aws:s3:::prize/x";

    private final IamCalls calls;
    private final DecisionClient decisions;
    private final Account account;
    private volatile long writeNanos = 1;

    Arena(IamCalls calls, DecisionClient decisions, Account account) {
        this.calls = calls;
        this.decisions = decisions;
        this.account = account;
    }

    /** A call that must succeed. */
    IamCalls.Answer must(String action, Map<String, String> parameters) {
        return calls.call(account.keys(), action, parameters).required();
    }

    /** A write that must succeed; what it takes is the head start that a race may give. */
    IamCalls.Answer mustWrite(String action, Map<String, String> parameters) {
        long begin = System.nanoTime();
        IamCalls.Answer answer = must(action, parameters);
        writeNanos = System.nanoTime() - begin;
        return answer;
    }

    Race race(Race.Entrant giving, Race.Entrant taking) {
        return Race.run(calls, account.keys(), giving, taking, writeNanos);
    }

    /** Makes a policy that allows what is asked about; answers with its ARN. */
    String createPolicy(String name) {
        return mustWrite("CreatePolicy", Map.of("PolicyName", name, "PolicyDocument", Documents.allow(RESOURCE)))
                .texts("Arn")
                .getFirst();
    }

    /** Whether there is a user with this name. */
    boolean userExists(String name) {
        return exists("GetUser", Map.of("UserName", name));
    }

    /** Whether there is a policy with this ARN. */
    boolean policyExists(String arn) {
        return exists("GetPolicy", Map.of("PolicyArn", arn));
    }

    private boolean exists(String action, Map<String, String> parameters) {
        IamCalls.Answer answer = calls.call(account.keys(), action, parameters);
        return !answer.code().equals("NoSuchEntity") && answer.required().succeeded();
    }

    /** What is attached to a user, by ARN. */
    List<String> attached(String user) {
        return must("ListAttachedUserPolicies", Map.of("UserName", user)).texts("PolicyArn");
    }

    long count(String policyArn, String counter) {
        return Long.parseLong(
                must("GetPolicy", Map.of("PolicyArn", policyArn)).texts(counter).getFirst());
    }

    /** May the user do what the policies of races allow, as of these revisions? */
    boolean isAllowed(String user, List<String> atLeast) {
        Question question =
                new Question("arn:aws:iam::%s:user/%s".formatted(account.id(), user), Documents.ACTION, RESOURCE);
        return decisions.ask(List.of(question), atLeast).getFirst().allowed();
    }

    /** The newest revisions of the logs that the account's decisions follow from. */
    List<String> newest(List<Race> races, List<IamCalls.Answer> others) {
        var newest = new TreeMap<String, Long>();
        races.forEach(race -> {
            note(newest, race.giving());
            note(newest, race.taking());
        });
        others.forEach(answer -> note(newest, answer));
        var revisions = new TreeSet<String>();
        newest.forEach((shard, position) -> revisions.add(shard + "/" + position));
        return List.copyOf(revisions);
    }

    private static void note(Map<String, Long> newest, IamCalls.Answer answer) {
        answer.revision().ifPresent(revision -> {
            int slash = revision.lastIndexOf('/');
            newest.merge(revision.substring(0, slash), Long.parseLong(revision.substring(slash + 1)), Math::max);
        });
    }
}
