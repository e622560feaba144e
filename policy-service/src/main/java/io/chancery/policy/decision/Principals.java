package io.chancery.policy.decision;

import io.chancery.contracts.AccessKeyId;
import io.chancery.contracts.AccountId;
import io.chancery.contracts.Arns;
import io.chancery.contracts.UserId;
import io.chancery.contracts.identity.AccessKey;
import io.chancery.contracts.identity.KeyOwner;
import io.chancery.contracts.identity.Role;
import io.chancery.policy.cache.CachedRole;
import io.chancery.policy.cache.DecisionCache;
import io.chancery.policy.cache.ShardView;
import io.chancery.policy.decision.Standing.Dead;
import io.chancery.policy.decision.Standing.Live;
import io.chancery.runtime.caller.Caller;
import io.chancery.runtime.caller.SessionFacts;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Looks up in the cache who a caller or subject is, and whether it lives: open account, live principal, active key. */
public final class Principals {

    static final String FACTS_MISSING = "session facts missing";

    private static final String PLAIN_SESSION = "evaluation";
    private static final AccessKeyId NO_KEY = new AccessKeyId(AccessKeyId.SESSION);

    private final DecisionCache cache;
    private final SessionVerifier sessions;
    private final Clock clock;

    public Principals(DecisionCache cache, SessionVerifier sessions, Clock clock) {
        this.cache = cache;
        this.sessions = sessions;
        this.clock = clock;
    }

    /** The same questions put to another cache. */
    Principals at(DecisionCache other, Clock otherClock) {
        return new Principals(other, sessions, otherClock);
    }

    /** Who signed a call. */
    public Standing of(Caller caller) {
        ShardView home = cache.view(caller.account());
        return switch (caller.type()) {
            case ROOT -> keyed(caller, home, KeyOwner.root(caller.account()), root(home, caller.account()));
            case USER ->
                keyed(
                        caller,
                        home,
                        new KeyOwner(KeyOwner.Type.USER, caller.principalId()),
                        user(home, caller.account(), caller.principalId()));
            case SERVICE ->
                keyed(
                        caller,
                        home,
                        KeyOwner.service(caller.principalId()),
                        new Live(new Actor.OfService(home, caller.principalId())));
            case ROLE_SESSION -> session(caller, home);
        };
    }

    /** Whom an enforcement point asks about. */
    public Standing of(Subject subject) {
        return of(subject, cache.view(subject.form().account()));
    }

    /** @param home the shard of the subject's account */
    Standing of(Subject subject, ShardView home) {
        return switch (subject.form()) {
            case Subject.Form.Root(AccountId account) -> root(home, account);
            case Subject.Form.User(AccountId account, String name) ->
                home.identity()
                        .user(account, name)
                        .filter(user -> user.arn().equals(subject.arn()))
                        .<Standing>map(user -> new Live(new Actor.OfUser(home, user)))
                        .orElseGet(() -> gone(home, account, subject.arn(), "user"));
            case Subject.Form.Role(AccountId account, String name) ->
                home.identity()
                        .role(account, name)
                        .filter(role -> role.role().arn().equals(subject.arn()))
                        .<Standing>map(role -> new Live(new Actor.OfSession(home, role, plainSession(role.role()))))
                        .orElseGet(() -> gone(home, account, subject.arn(), "role"));
            case Subject.Form.Service(String name) -> new Live(new Actor.OfService(home, name));
            case Subject.Form.Session(AccountId account, Optional<String> statement) ->
                statement
                        .map(text -> session(home, account, subject.arn(), text))
                        .map(standing -> ofThisArn(standing, subject.arn()))
                        .orElseGet(() -> new Dead(subject.arn(), FACTS_MISSING));
        };
    }

    /** A session of which nothing is known but that it is one of the role. */
    private VerifiedSession plainSession(Role role) {
        Instant now = clock.instant();
        var facts = new SessionFacts(
                role.account(),
                role.id(),
                role.name(),
                PLAIN_SESSION,
                NO_KEY,
                List.of(),
                List.of(),
                Map.of(),
                List.of(),
                Optional.empty(),
                Optional.empty(),
                role.arn(),
                now,
                now.plusSeconds(role.maxSessionDurationSeconds()));
        return new VerifiedSession(facts, List.of());
    }

    private static Standing ofThisArn(Standing standing, String arn) {
        return standing instanceof Live(Actor actor) && !actor.arn().equals(arn)
                ? new Dead(arn, "because the session statement is of another session")
                : standing;
    }

    private static Standing root(ShardView home, AccountId account) {
        return home.identity().isOpen(account)
                ? new Live(new Actor.Root(home, account, false))
                : closed(account, Arns.root(account));
    }

    private static Standing user(ShardView home, AccountId account, String userId) {
        return home.identity()
                .user(new UserId(userId))
                .filter(user -> user.account().equals(account))
                .<Standing>map(user -> new Live(new Actor.OfUser(home, user)))
                .orElseGet(() -> gone(home, account, userId, "user"));
    }

    private Standing session(Caller caller, ShardView home) {
        if (caller.sessionStatement().isEmpty()) {
            return new Dead(caller.principalId(), FACTS_MISSING);
        }
        Standing standing = session(
                home,
                caller.account(),
                caller.principalId(),
                caller.sessionStatement().get());
        if (standing instanceof Live(Actor.OfSession actor)
                && !caller.accessKeyId()
                        .equals(Optional.of(actor.session().facts().accessKeyId()))) {
            return new Dead(actor.arn(), "because the session statement is of another access key");
        }
        return standing;
    }

    private Standing session(ShardView home, AccountId account, String name, String statement) {
        Optional<VerifiedSession> verified = sessions.verify(statement);
        if (verified.isEmpty()) {
            return new Dead(name, "because the session statement is not valid");
        }
        SessionFacts facts = verified.get().facts();
        if (!facts.account().equals(account)) {
            return new Dead(name, "because the session statement is of another account");
        }
        if (!clock.instant().isBefore(facts.expiresAt())) {
            return new Dead(facts.arn(), "because the session has expired");
        }
        Optional<CachedRole> role = home.identity()
                .role(facts.roleId())
                .filter(found -> found.role().account().equals(account));
        return role.<Standing>map(found -> new Live(new Actor.OfSession(home, found, verified.get())))
                .orElseGet(() -> gone(home, account, facts.arn(), "role"));
    }

    private static Standing keyed(Caller caller, ShardView home, KeyOwner owner, Standing standing) {
        if (!(standing instanceof Live(Actor actor))) {
            return standing;
        }
        Optional<AccessKeyId> id = caller.accessKeyId();
        if (id.isEmpty()) {
            // Only the suite itself acts without a key, and only as the root user of an account that it bootstraps.
            return actor instanceof Actor.Root root
                    ? new Live(new Actor.Root(home, root.account(), true))
                    : new Dead(actor.arn(), "because no access key was used");
        }
        Optional<AccessKey> key = home.identity()
                .accessKey(id.get())
                .filter(found -> found.owner().equals(owner));
        if (key.isEmpty()) {
            return new Dead(actor.arn(), "because the access key does not exist");
        }
        return key.get().active() ? standing : new Dead(actor.arn(), "because the access key is not active");
    }

    private static Dead gone(ShardView home, AccountId account, String name, String what) {
        return home.identity().isOpen(account)
                ? new Dead(name, "because the %s does not exist".formatted(what))
                : closed(account, name);
    }

    private static Dead closed(AccountId account, String name) {
        return new Dead(name, "because the account %s is not open".formatted(account));
    }
}
