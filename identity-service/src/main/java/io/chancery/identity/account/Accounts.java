package io.chancery.identity.account;

import io.chancery.contracts.AccountId;
import io.chancery.contracts.Position;
import io.chancery.contracts.Positions;
import io.chancery.contracts.identity.Account;
import io.chancery.contracts.identity.KeyOwner;
import io.chancery.contracts.identity.User;
import io.chancery.identity.store.AccountDirectory;
import io.chancery.identity.store.SecretSealer;
import io.chancery.identity.user.UserName;
import io.chancery.runtime.activity.ActivitySink;
import io.chancery.runtime.caller.Caller;
import io.chancery.runtime.internal.AccountList;
import io.chancery.runtime.internal.AuthorizeRequest;
import io.chancery.runtime.internal.HeadRequest;
import io.chancery.runtime.internal.InternalClient;
import io.chancery.runtime.internal.OpenAccountRequest;
import io.chancery.runtime.internal.Peer;
import io.chancery.runtime.internal.ServiceCredentialsRequest;
import io.chancery.runtime.pipeline.Authorizer;
import io.chancery.store.append.Command;
import io.chancery.store.append.EventStore;
import io.chancery.store.append.Facts;
import io.chancery.store.append.Outcome;
import io.chancery.store.append.Paging;
import io.chancery.store.append.Reads;
import io.chancery.store.append.Refusal;
import io.chancery.store.append.Refused;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.math.BigInteger;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** What the operator may do: open and close accounts, reset root's keys, issue service principals' keys. */
@ApplicationScoped
public class Accounts {

    private static final Duration PATIENCE = Duration.ofSeconds(30);
    private static final int LIST_LIMIT = 1_000;
    private static final String HEADS = "/internal/heads";

    private final EventStore store;
    private final AccountBootstrap bootstrap;
    private final AccountDirectory directory;
    private final SecretSealer sealer;
    private final Authorizer authorizer;
    private final InternalClient client;
    private final ActivitySink activity;
    private final Patience patience;

    public Accounts(
            EventStore store,
            AccountBootstrap bootstrap,
            AccountDirectory directory,
            SecretSealer sealer,
            Authorizer authorizer,
            InternalClient client,
            ActivitySink activity,
            Patience patience) {
        this.store = store;
        this.bootstrap = bootstrap;
        this.directory = directory;
        this.sealer = sealer;
        this.authorizer = authorizer;
        this.client = client;
        this.activity = activity;
        this.patience = patience;
    }

    /**
     * Opens an account. Answers once a decision for its first key succeeds; asked again with the same account id after a
     * failure, it goes on, and the first key is another.
     *
     * @return fails with Refused: EntityAlreadyExists, ValidationError, ServiceUnavailable
     */
    public Uni<OpenAccountRequest.Answer> open(OpenAccountRequest request, OperatorCall call) {
        OpenAccount command = command(request, call);
        return submit(command, call, "OpenAccount", parameters(command))
                .flatMap(opened -> patience.until(PATIENCE, () -> bootstrap.run(opened.reply()))
                        .chain(() -> firstKeyOwner(opened.reply())))
                .flatMap(owner -> issue(command.account(), owner, IssueAccessKey.Purpose.BOOTSTRAP, call))
                .call(key -> submit(
                        new MarkAccountReady(command.account(), key.reply().accessKeyId()),
                        call,
                        "MarkAccountReady",
                        Map.of("AccountId", command.account().value())))
                .map(key -> answer(command.account(), key.reply()));
    }

    private static OpenAccount command(OpenAccountRequest request, OperatorCall call) {
        try {
            return new OpenAccount(
                    request.accountId()
                            .map(AccountId::new)
                            .orElseGet(() -> drawAccountId(Facts.drawn(call.receivedAt()))),
                    request.alias().map(AccountAlias::new),
                    request.admin().map(UserName::new).map(UserName::value));
        } catch (IllegalArgumentException e) {
            throw new Refused(Refusal.VALIDATION_ERROR, String.valueOf(e.getMessage()));
        }
    }

    /** Twelve digits, the first of which is not 0, because spreadsheets and shells lose it. */
    private static AccountId drawAccountId(Facts facts) {
        long range = 900_000_000_000L;
        long drawn = new BigInteger(1, facts.random(Long.BYTES * 2))
                .mod(BigInteger.valueOf(range))
                .longValueExact();
        return new AccountId(String.valueOf(100_000_000_000L + drawn));
    }

    private static Map<String, String> parameters(OpenAccount command) {
        var parameters = new TreeMap<String, String>();
        parameters.put("AccountId", command.account().value());
        command.alias().ifPresent(alias -> parameters.put("Alias", alias.value()));
        command.administrator().ifPresent(name -> parameters.put("Administrator", name));
        return parameters;
    }

    private Uni<KeyOwner> firstKeyOwner(Account account) {
        return account.administrator()
                .map(name -> store.read(account.id(), Reads.named(User.STREAM, account.id(), User.nameClaim(name)))
                        .map(found -> found.value()
                                .state()
                                .map(user -> KeyOwner.user(user.id()))
                                .orElseThrow(() -> new Refused(
                                        Refusal.SERVICE_UNAVAILABLE, "The administrator is not there yet."))))
                .orElseGet(() -> Uni.createFrom().item(KeyOwner.root(account.id())));
    }

    /** Accounts that are open, ready or not. */
    public Uni<AccountList.Answer> list(AccountList request) {
        return directory
                .open(new Paging(request.after(), LIST_LIMIT))
                .map(page -> new AccountList.Answer(
                        page.items().stream()
                                .map(account -> new AccountList.Listed(
                                        account.id(),
                                        account.alias(),
                                        account.administrator(),
                                        account.openedAt(),
                                        account.ready()))
                                .toList(),
                        page.next()));
    }

    /** @return fails with Refused: NoSuchEntity if no such account is open, ValidationError */
    public Uni<Position> close(String accountId, OperatorCall call) {
        AccountId account = accountId(accountId);
        return submit(new CloseAccount(account, sealer), call, "CloseAccount", Map.of("AccountId", account.value()))
                .map(Outcome.Done::position);
    }

    /** @return fails with Refused: NoSuchEntity if no such account is open, ValidationError, ServiceUnavailable */
    public Uni<OpenAccountRequest.Answer> resetRoot(String accountId, OperatorCall call) {
        AccountId account = accountId(accountId);
        return issue(account, KeyOwner.root(account), IssueAccessKey.Purpose.ROOT_RESET, call)
                .map(key -> answer(account, key.reply()));
    }

    /** @return fails with Refused: ValidationError, ServiceUnavailable */
    public Uni<ServiceCredentialsRequest.Answer> issueServiceKey(String principal, OperatorCall call) {
        String name = ServicePrincipals.require(principal);
        return issue(AccountId.INSTALLATION, KeyOwner.service(name), IssueAccessKey.Purpose.SERVICE, call)
                .map(key -> new ServiceCredentialsRequest.Answer(
                        key.reply().accessKeyId().value(), key.reply().secretAccessKey()));
    }

    private static AccountId accountId(String text) {
        try {
            return new AccountId(text);
        } catch (IllegalArgumentException e) {
            throw new Refused(Refusal.VALIDATION_ERROR, String.valueOf(e.getMessage()));
        }
    }

    /** A key that decisions know: whoever gets it can use it at once, everywhere. */
    private Uni<Outcome.Done<IssueAccessKey.Issued>> issue(
            AccountId account, KeyOwner owner, IssueAccessKey.Purpose purpose, OperatorCall call) {
        var command = new IssueAccessKey(account, owner, purpose, sealer);
        var parameters = Map.of("AccountId", account.value(), "Owner", owner.id(), "Purpose", purpose.name());
        return patience.until(PATIENCE, () -> policiesOf(account, call))
                .flatMap(policies -> submit(command, call, "IssueAccessKey", parameters, policies))
                .call(issued -> patience.until(
                        PATIENCE,
                        () -> requireLive(
                                new Caller(
                                        KeyCallers.type(owner),
                                        account,
                                        owner.id(),
                                        Optional.of(issued.reply().accessKeyId()),
                                        Optional.empty()),
                                issued.position())));
    }

    /** Where policies are now: a key opens what they allow, so it shows after all that was acknowledged of them before. */
    private Uni<List<Position>> policiesOf(AccountId account, OperatorCall call) {
        return policyHead(account, call)
                .flatMap(own -> policyHead(AccountId.INSTALLATION, call)
                        .map(common -> Positions.furthest(List.of(own, common))));
    }

    private Uni<Position> policyHead(AccountId account, OperatorCall call) {
        return client.post(Peer.POLICY, HEADS, call.requestId(), new HeadRequest(account), HeadRequest.Answer.class)
                .map(HeadRequest.Answer::position);
    }

    private Uni<Void> requireLive(Caller caller, Position position) {
        return authorizer
                .authorize(new AuthorizeRequest(caller, List.of(), List.of(position)))
                .map(reply -> {
                    if (!reply.allowed()) {
                        throw new Refused(
                                Refusal.SERVICE_UNAVAILABLE,
                                "The new key is not decided about yet (%s). Send the same request again."
                                        .formatted(reply.reason()));
                    }
                    return reply;
                })
                .replaceWithVoid();
    }

    private static OpenAccountRequest.Answer answer(AccountId account, IssueAccessKey.Issued key) {
        return new OpenAccountRequest.Answer(account, key.accessKeyId().value(), key.secretAccessKey());
    }

    private <T, R> Uni<Outcome.Done<R>> submit(
            Command<T, R> command, OperatorCall call, String eventName, Map<String, String> parameters) {
        return submit(command, call, eventName, parameters, List.of());
    }

    private <T, R> Uni<Outcome.Done<R>> submit(
            Command<T, R> command,
            OperatorCall call,
            String eventName,
            Map<String, String> parameters,
            List<Position> dependsOn) {
        return store.append(call.submission(command, eventName, parameters, dependsOn))
                .map(outcome -> switch (outcome) {
                    case Outcome.Done<R> done -> done;
                    case Outcome.Declined<R> declined -> throw declined.refused();
                    case Outcome.Overtaken<R> overtaken -> throw new IllegalStateException("no version was expected");
                })
                .onFailure()
                .invoke(failure -> activity.record(call.failed(command.account(), eventName, parameters, failure)));
    }
}
