package io.chancery.identity.account;

import io.chancery.contracts.identity.Account;
import io.chancery.identity.store.AccountDirectory;
import io.chancery.runtime.activity.ActivityRecords;
import io.chancery.runtime.caller.Call;
import io.chancery.runtime.caller.Caller;
import io.chancery.runtime.caller.Origin;
import io.chancery.runtime.internal.InternalClient;
import io.chancery.runtime.internal.Peer;
import io.chancery.runtime.operation.WriteOperation;
import io.chancery.runtime.pipeline.Pipeline;
import io.chancery.store.append.Page;
import io.chancery.store.append.Paging;
import io.chancery.store.append.Refusal;
import io.chancery.store.append.Refused;
import io.chancery.store.database.DatabaseLoop;
import io.chancery.wire.operation.OperationRegistry;
import io.chancery.wire.query.QueryParameters;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import io.vertx.core.Vertx;
import jakarta.enterprise.context.ApplicationScoped;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.hibernate.reactive.mutiny.Mutiny;
import org.jboss.logging.Logger;

/**
 * Makes of an opened account one that somebody can administer: a list of ordinary calls as its root user, each with its
 * event and each harmless if done before. Whatever stops it, the service's next start goes on; only the first access key
 * waits for the operator's next request, because a secret must have somebody to show it to.
 */
@ApplicationScoped
public class AccountBootstrap {

    private static final Logger LOG = Logger.getLogger(AccountBootstrap.class);
    private static final String FORM = "application/x-www-form-urlencoded";
    private static final long RETRY_SECONDS = 2;
    private static final int PAGE = 1_000;

    private final Pipeline pipeline;
    private final OperationRegistry operations;
    private final InternalClient client;
    private final AccountDirectory directory;
    private final DatabaseLoop database;
    private final Clock clock = Clock.systemUTC();
    private final CountDownLatch stopped = new CountDownLatch(1);

    public AccountBootstrap(
            Pipeline pipeline,
            OperationRegistry operations,
            InternalClient client,
            AccountDirectory directory,
            Mutiny.SessionFactory sessions,
            Vertx vertx) {
        this.pipeline = pipeline;
        this.operations = operations;
        this.client = client;
        this.directory = directory;
        this.database = new DatabaseLoop(sessions, vertx);
    }

    /** Every step, from the first. Fails with the first failure; to be called again then. */
    Uni<Void> run(Account account) {
        return Multi.createFrom()
                .iterable(BootstrapStep.of(account))
                .onItem()
                .transformToUniAndConcatenate(step -> run(account, step))
                .collect()
                .asList()
                .replaceWithVoid();
    }

    private Uni<Boolean> run(Account account, BootstrapStep step) {
        Uni<Void> done = switch (step.owner()) {
            case IDENTITY -> runHere(account, step);
            case POLICY -> runAtPolicy(account, step);
        };
        return done.onFailure(AccountBootstrap::wasDoneBefore).recoverWithNull().replaceWith(true);
    }

    private static boolean wasDoneBefore(Throwable failure) {
        return failure instanceof Refused refused && refused.refusal() == Refusal.ENTITY_ALREADY_EXISTS;
    }

    private Uni<Void> runHere(Account account, BootstrapStep step) {
        Class<? extends Record> type = operations
                .recordOf(step.action())
                .orElseThrow(() -> new IllegalStateException("no operation is called " + step.action()));
        Record decoded = operations.decode(type, QueryParameters.of(step.parameters()));
        if (!(decoded instanceof WriteOperation<?, ?, ?> write)) {
            throw new IllegalStateException(step.action() + " is no write");
        }
        String requestId = UUID.randomUUID().toString();
        var call = new Call(Caller.root(account.id()), Origin.SUITE, requestId, clock.instant(), Optional.empty());
        var records = new ActivityRecords(call, "iam.amazonaws.com", step.action(), false, step.parameters());
        return pipeline.run(write, call, records).replaceWithVoid();
    }

    private Uni<Void> runAtPolicy(Account account, BootstrapStep step) {
        return client.send(
                        Peer.POLICY,
                        "POST",
                        "/",
                        FORM,
                        step.form(),
                        UUID.randomUUID().toString(),
                        Optional.of(Caller.root(account.id())),
                        Optional.of(Origin.SUITE))
                .map(answer -> {
                    if (answer.status() >= 500) {
                        throw new Refused(
                                Refusal.SERVICE_UNAVAILABLE,
                                "policy-service could not do %s yet.".formatted(step.action()));
                    }
                    if (answer.status() != 200) {
                        throw new IllegalStateException("policy-service refuses %s with %d: %s"
                                .formatted(
                                        step.action(),
                                        answer.status(),
                                        new String(answer.body(), StandardCharsets.UTF_8)));
                    }
                    return answer;
                })
                .replaceWithVoid();
    }

    /** Goes on, in the background, with every bootstrap that an earlier run of this service left unfinished. */
    public void resumeAll() {
        Thread.ofPlatform().name("account-bootstrap").daemon().start(this::resumeUntilDone);
    }

    private void resumeUntilDone() {
        List<Account> left = null;
        do {
            try {
                left = left == null ? unfinished() : left;
                left = left.stream().filter(account -> !resume(account)).toList();
            } catch (DatabaseLoop.DatabaseUnavailable e) {
                LOG.warnf("unfinished accounts cannot be read yet: %s", e.getCause());
            }
        } while ((left == null || !left.isEmpty()) && !stopsWithin(RETRY_SECONDS));
    }

    private boolean resume(Account account) {
        try {
            database.await(() -> run(account));
            LOG.infof("account %s is complete but for its first key: ask for it again", account.id());
            return true;
        } catch (DatabaseLoop.DatabaseUnavailable e) {
            LOG.warnf("the bootstrap of account %s waits: %s", account.id(), e.getCause());
            return false;
        }
    }

    private List<Account> unfinished() {
        var found = new ArrayList<Account>();
        Optional<String> after = Optional.empty();
        do {
            var paging = new Paging(after, PAGE);
            Page<Account> page = database.await(() -> directory.open(paging));
            page.items().stream()
                    .filter(account ->
                            !account.ready() && account.administrator().isPresent())
                    .forEach(found::add);
            after = page.next();
        } while (after.isPresent());
        return found;
    }

    private boolean stopsWithin(long seconds) {
        try {
            return stopped.await(seconds, TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return true;
        }
    }

    public void stop() {
        stopped.countDown();
    }
}
