package io.chancery.policy.search;

import io.chancery.contracts.AccountId;
import io.chancery.contracts.Arns;
import io.chancery.contracts.Position;
import io.chancery.policy.authzen.Enforcer;
import io.chancery.policy.authzen.Enforcers;
import io.chancery.policy.authzen.Freshness;
import io.chancery.policy.authzen.InvalidRequest;
import io.chancery.policy.authzen.Names;
import io.chancery.policy.authzen.QuestionReader.Target;
import io.chancery.policy.cache.DecisionCache;
import io.chancery.policy.cache.ShardView;
import io.chancery.policy.decision.AwsPolicies;
import io.chancery.policy.decision.Decisions;
import io.chancery.policy.decision.Subject;
import io.chancery.policy.work.Workers;
import io.chancery.runtime.operation.Markers;
import io.chancery.store.append.Refused;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;

/**
 * Answers searches, off the event loops. Searching for subjects takes {@code chancery:SearchSubjects} on the root ARN of
 * each account that is looked into; other searches take {@code chancery:Evaluate} on the subject, as evaluation does.
 */
@ApplicationScoped
public class Searches {

    static final String SEARCH_SUBJECTS = "chancery:SearchSubjects";

    private final Enforcers enforcers;
    private final Freshness freshness;
    private final Decisions decisions;
    private final AwsPolicies aws;
    private final ActionVocabulary vocabulary;
    private final Workers workers;
    private final Markers markers;

    public Searches(
            Enforcers enforcers,
            Freshness freshness,
            Decisions decisions,
            AwsPolicies aws,
            ActionVocabulary vocabulary,
            Workers workers,
            Markers markers) {
        this.enforcers = enforcers;
        this.freshness = freshness;
        this.decisions = decisions;
        this.aws = aws;
        this.vocabulary = vocabulary;
        this.workers = workers;
        this.markers = markers;
    }

    /**
     * A page of results.
     *
     * @return fails with {@link Refused}: AccessDenied if the enforcer may not search, ServiceUnavailable if the cache does
     *     not reach the positions in time or cannot be relied on; with {@link InvalidRequest} for a token of another search
     */
    Uni<SearchAnswer> answer(Enforcer enforcer, SearchRequest request) {
        return freshness
                .once(request.circumstances().atLeast(), () -> permitted(enforcer, request.search()))
                .flatMap(search -> workers.run(() -> page(enforcer, request, search)));
    }

    private Search permitted(Enforcer enforcer, Search search) {
        return switch (search) {
            case Search.ForSubjects asked -> {
                // What is nobody's may be the caller's own.
                AccountId owner = decisions.owner(asked.question()).orElseGet(() -> account(enforcer));
                enforcers.require(enforcer, SEARCH_SUBJECTS, Arns.root(owner), freshness.limit());
                yield asked;
            }
            case Search.ForResources asked ->
                new Search.ForResources(
                        permitted(enforcer, asked.subject()), asked.type(), asked.template(), asked.owner());
            case Search.ForActions asked ->
                new Search.ForActions(permitted(enforcer, asked.subject()), asked.target(), asked.template());
            case Search.ForNothing nothing -> nothing;
        };
    }

    private Subject permitted(Enforcer enforcer, Subject subject) {
        enforcers.require(enforcer, Enforcers.EVALUATE, subject.arn(), freshness.limit());
        return enforcers.withOwnSession(enforcer, subject);
    }

    private SearchAnswer page(Enforcer enforcer, SearchRequest request, Search search) {
        Decisions now = decisions.now();
        Place place = place(enforcer, request);
        var finder = new Finder(
                now,
                aws,
                vocabulary,
                request.names(),
                searchable(enforcer),
                freshness.limit(request.circumstances().maxStaleness()),
                place.after(),
                new Finder.Bounds(Finder.CANDIDATES, place.limit()));
        Found found = finder.find(search);
        List<SearchAnswer.Result> results = found.found().stream()
                .map(arnOrAction -> named(search, request.names(), arnOrAction))
                .toList();
        String next = found.next()
                .map(after -> markers.seal(
                        operation(request), account(enforcer), request.digest(), place.limit() + " " + after))
                .orElse("");
        boolean all = next.isEmpty() && request.token().isEmpty();
        return new SearchAnswer(
                new SearchAnswer.Page(next, results.size(), all ? Optional.of(results.size()) : Optional.empty()),
                new SearchAnswer.Context(bounds(search), found.considered(), revision(now.cache())),
                results);
    }

    /** Asked once for each account. */
    private Predicate<AccountId> searchable(Enforcer enforcer) {
        Map<AccountId, Boolean> known = new HashMap<>();
        return account -> known.computeIfAbsent(
                account, id -> enforcers.may(enforcer, SEARCH_SUBJECTS, Arns.root(id), freshness.limit()));
    }

    /**
     * Where a page begins.
     *
     * @param after which result; empty for the first page
     * @param limit how many results it may have
     */
    private record Place(Optional<String> after, int limit) {

        /** What a token says. @throws NumberFormatException if it is of a version that did not say the limit */
        static Place of(String sealed) {
            int space = Math.max(0, sealed.indexOf(' '));
            return new Place(Optional.of(sealed.substring(space + 1)), Integer.parseInt(sealed.substring(0, space)));
        }
    }

    private Place place(Enforcer enforcer, SearchRequest request) {
        Optional<Place> before;
        try {
            before = markers.paging(
                            operation(request), account(enforcer), request.digest(), request.token(), Optional.empty())
                    .after()
                    .map(Place::of);
        } catch (Refused | NumberFormatException e) {
            throw InvalidRequest.at("page.token", "is none that was given for this request");
        }
        int limit = request.limit().or(() -> before.map(Place::limit)).orElse(SearchRequest.DEFAULT_LIMIT);
        if (before.filter(place -> place.limit() != limit).isPresent()) {
            throw InvalidRequest.at(
                    "page.limit",
                    "is %d, but the token is of pages of %d"
                            .formatted(limit, before.get().limit()));
        }
        return new Place(before.flatMap(Place::after), limit);
    }

    private static String operation(SearchRequest request) {
        return request.search().getClass().getSimpleName();
    }

    private static AccountId account(Enforcer enforcer) {
        return enforcer instanceof Enforcer.Caller ? enforcer.call().caller().account() : AccountId.INSTALLATION;
    }

    private static SearchAnswer.Result named(Search search, Names names, String found) {
        return switch (search) {
            case Search.ForSubjects asked ->
                new SearchAnswer.Entity(
                        asked.type(), names.subjectId(asked.type(), found).orElseThrow());
            case Search.ForResources asked ->
                new SearchAnswer.Entity(
                        asked.type(), names.resourceId(asked.type(), found).orElseThrow());
            case Search.ForActions(Subject subject, Target target, var template) ->
                new SearchAnswer.Action(names.actionName(found, target.type(), target.id()));
            case Search.ForNothing nothing -> throw new IllegalStateException("nothing was found: " + found);
        };
    }

    private static String bounds(Search search) {
        return switch (search) {
            case Search.ForSubjects asked ->
                "users, roles and root users of the resource owner's account and of accounts that the resource's policy"
                        + " lets in, as far as you may search them, and services that it names (any policy, if it lets in"
                        + " everybody); a role stands for a session"
                        + " of it without policies, tags and MFA";
            case Search.ForResources asked ->
                "users, groups, roles and policies of the subject's account, resources with policies of their own, and"
                        + " resources that these or the account's policies name without wildcards";
            case Search.ForActions asked ->
                "the operations of IAM and STS, actions that AWS's services document for resources of this service, and"
                        + " actions that policies of the subject's and the resource owner's accounts name without"
                        + " wildcards";
            case Search.ForNothing nothing -> "nothing is of this type";
        };
    }

    private static List<Position> revision(DecisionCache cache) {
        return cache.image().views().stream()
                .map(ShardView::positions)
                .flatMap(List::stream)
                .toList();
    }
}
