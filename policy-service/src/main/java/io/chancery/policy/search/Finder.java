package io.chancery.policy.search;

import io.chancery.contracts.AccountId;
import io.chancery.language.request.RequestContext;
import io.chancery.policy.authzen.Names;
import io.chancery.policy.decision.AwsPolicies;
import io.chancery.policy.decision.Decisions;
import io.chancery.policy.decision.Question;
import io.chancery.policy.decision.Subject;
import io.chancery.policy.decision.Verdict;
import io.chancery.store.append.Refusal;
import io.chancery.store.append.Refused;
import java.time.Duration;
import java.util.HashSet;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;

/**
 * Finds a page's results: candidates that decisions of one moment allow.
 *
 * @param decisions of one moment
 * @param names what types and ids are called
 * @param searchable the accounts whose principals may be looked at
 * @param maxStaleness how old the cache may be
 * @param after the key of the candidate before
 * @param bounds of the page
 */
record Finder(
        Decisions decisions,
        AwsPolicies aws,
        ActionVocabulary vocabulary,
        Names names,
        Predicate<AccountId> searchable,
        Duration maxStaleness,
        Optional<String> after,
        Bounds bounds) {

    /** How many candidates a page looks at, at most; the next one goes on from there. */
    static final int CANDIDATES = 1_000;

    /**
     * What a page holds at most.
     *
     * @param candidates that it looks at
     * @param results that it has
     */
    record Bounds(int candidates, int results) {}

    /**
     * Subjects and resources as ARNs, actions with their service.
     *
     * @throws Refused ServiceUnavailable if the cache cannot be relied on: what is not found would be taken for denied
     */
    Found find(Search search) {
        return switch (search) {
            case Search.ForSubjects asked -> subjects(asked);
            case Search.ForResources asked -> resources(asked);
            case Search.ForActions asked -> actions(asked);
            case Search.ForNothing nothing -> among(candidates(), candidate -> false);
        };
    }

    private Found subjects(Search.ForSubjects asked) {
        Question question = asked.question();
        Optional<AccountId> owner = decisions.owner(question);
        var principals = new KnownPrincipals(owner, owner.flatMap(account -> decisions.ofResource(question, account)));
        Candidates candidates = candidates();
        principals.forEach(decisions.cache(), searchable, arn -> {
            if (names.subjectId(asked.type(), arn).isPresent()) {
                candidates.offer(arn);
            }
        });
        return among(
                candidates,
                arn -> Subject.of(arn, Optional.empty())
                        .filter(subject -> allows(subject, question))
                        .isPresent());
    }

    private Found resources(Search.ForResources asked) {
        Candidates candidates = candidates();
        AccountId account = asked.subject().form().account();
        Optional<RequestContext> keys = decisions
                .decide(asked.subject(), asked.on("*"), maxStaleness)
                .grounds()
                .map(grounds -> grounds.request().effectiveContext());
        new KnownResources(decisions.cache(), aws, key -> keys.flatMap(known -> known.single(key)))
                .forEach(account, asked.template().action(), arn -> {
                    if (names.resourceId(asked.type(), arn).isPresent()) {
                        candidates.offer(arn);
                    }
                });
        return among(candidates, arn -> allows(asked.subject(), asked.on(arn)));
    }

    private Found actions(Search.ForActions asked) {
        Set<AccountId> accounts = new HashSet<>(Set.of(asked.subject().form().account()));
        decisions.owner(asked.template()).ifPresent(accounts::add);
        Candidates candidates = candidates();
        vocabulary
                .actions(decisions.cache(), accounts, asked.template().resource())
                .forEach(action -> candidates.offer(action.toLowerCase(Locale.ROOT), action));
        return among(candidates, action -> allows(asked.subject(), asked.to(action)));
    }

    private Candidates candidates() {
        return new Candidates(after, bounds.candidates());
    }

    private Found among(Candidates candidates, Predicate<String> holds) {
        return Found.among(candidates, after, bounds.results(), holds);
    }

    private boolean allows(Subject subject, Question question) {
        Verdict verdict = decisions.decide(subject, question, maxStaleness);
        if (!verdict.answerable()) {
            throw new Refused(
                    Refusal.SERVICE_UNAVAILABLE,
                    "The decision cache cannot be relied on: %s.".formatted(verdict.reason()));
        }
        return verdict.allowed();
    }
}
