package io.chancery.identity.session;

import io.chancery.contracts.AccessKeyId;
import io.chancery.contracts.AccountId;
import io.chancery.contracts.identity.AccessKey;
import io.chancery.contracts.identity.Account;
import io.chancery.contracts.identity.KeyOwner;
import io.chancery.contracts.identity.Role;
import io.chancery.contracts.identity.User;
import io.chancery.identity.account.KeyCallers;
import io.chancery.identity.store.SecretSealer;
import io.chancery.runtime.caller.Caller;
import io.chancery.runtime.caller.SessionFacts;
import io.chancery.runtime.internal.SessionStatements;
import io.chancery.runtime.internal.SigningKeyRequest;
import io.chancery.store.append.EventStore;
import io.chancery.store.append.Reads;
import io.chancery.store.append.Stream;
import io.chancery.wire.sigv4.SigV4;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.util.Base64;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.regex.Pattern;

/**
 * Who signs with an access key, and with what. For a key that does not exist the same reads, decryption and derivation
 * are done, so that the time taken does not tell which keys there are.
 */
@ApplicationScoped
public class SigningKeys {

    private static final SigningKeyRequest.Answer NOT_FOUND = new SigningKeyRequest.Answer(Optional.empty(), false);
    private static final SigningKeyRequest.Answer EXPIRED = new SigningKeyRequest.Answer(Optional.empty(), true);
    private static final Pattern LONG_TERM = Pattern.compile(AccessKeyId.LONG_TERM + "[A-Z2-7]{16}");
    private static final Pattern SESSION = Pattern.compile(AccessKeyId.SESSION + "[A-Z2-7]{16}");
    private static final AccessKeyId NOBODYS = new AccessKeyId("AKIAAAAAAAAAAAAAAAAA");
    private static final String NOBODYS_SECRET = "0".repeat(40);

    private final EventStore store;
    private final SecretSealer sealer;
    private final SessionTokens tokens;
    private final SessionStatements statements;
    private final Clock clock = Clock.systemUTC();

    public SigningKeys(EventStore store, SecretSealer sealer, SessionTokens tokens, SessionStatements statements) {
        this.store = store;
        this.sealer = sealer;
        this.tokens = tokens;
        this.statements = statements;
    }

    /** A long-term key is found without a session token, a session's key only with its own. */
    public Uni<SigningKeyRequest.Answer> find(SigningKeyRequest request) {
        if (request.sessionToken().isEmpty()) {
            return findLongTerm(request);
        }
        return SESSION.matcher(request.accessKeyId()).matches()
                ? findSession(
                        request,
                        new AccessKeyId(request.accessKeyId()),
                        request.sessionToken().get())
                : Uni.createFrom().item(NOT_FOUND);
    }

    private Uni<SigningKeyRequest.Answer> findLongTerm(SigningKeyRequest request) {
        AccessKeyId id =
                LONG_TERM.matcher(request.accessKeyId()).matches() ? new AccessKeyId(request.accessKeyId()) : NOBODYS;
        return store.read(AccountId.INSTALLATION, liveKey(id)).flatMap(found -> {
            Optional<AccessKey> key = found.value();
            AccessKeyId sealedFor = key.map(AccessKey::id).orElse(NOBODYS);
            AccountId account = key.map(AccessKey::account).orElse(AccountId.INSTALLATION);
            String owner = key.map(AccessKey::owner).map(KeyOwner::id).orElse("");
            return sealer.open(sealedFor, account, owner).map(secret -> {
                String signingKey = derive(secret.orElse(NOBODYS_SECRET), request);
                return key.filter(live -> secret.isPresent())
                        .map(live -> found(signingKey, live))
                        .orElse(NOT_FOUND);
            });
        });
    }

    /** The key, if it is active, its owner lives and its account is open. */
    private static Reads<Optional<AccessKey>> liveKey(AccessKeyId id) {
        return Reads.stream(AccessKey.STREAM, id.value()).map(Stream::state).then(key -> {
            Optional<AccessKey> active = key.filter(AccessKey::active);
            String account = active.map(found -> found.account().value()).orElse("");
            String owner = active.map(found -> found.owner().id()).orElse("");
            return Reads.stream(Account.STREAM, account)
                    .and(
                            Reads.stream(User.STREAM, owner),
                            (open, user) -> active.filter(maySpeak(open.exists(), user.exists())));
        });
    }

    private static Predicate<AccessKey> maySpeak(boolean accountOpen, boolean userLives) {
        return key -> switch (key.owner().type()) {
            case USER -> accountOpen && userLives;
            case ROOT -> accountOpen;
            case SERVICE -> key.account().equals(AccountId.INSTALLATION);
        };
    }

    private static SigningKeyRequest.Answer found(String signingKey, AccessKey key) {
        var caller = new Caller(
                KeyCallers.type(key.owner()), key.account(), key.owner().id(), Optional.of(key.id()), Optional.empty());
        return new SigningKeyRequest.Answer(
                Optional.of(new SigningKeyRequest.Found(signingKey, caller, key.account(), Optional.empty())), false);
    }

    private Uni<SigningKeyRequest.Answer> findSession(SigningKeyRequest request, AccessKeyId id, String token) {
        Optional<SessionTokens.Session> opened = tokens.open(id, token);
        String signingKey =
                derive(opened.map(SessionTokens.Session::secretAccessKey).orElse(NOBODYS_SECRET), request);
        if (opened.isEmpty()) {
            return Uni.createFrom().item(NOT_FOUND);
        }
        SessionFacts facts = opened.get().facts();
        if (!clock.instant().isBefore(facts.expiresAt())) {
            return Uni.createFrom().item(EXPIRED);
        }
        Reads<Boolean> alive = Reads.stream(Account.STREAM, facts.account().value())
                .and(
                        Reads.stream(Role.STREAM, facts.roleId().value()),
                        (account, role) -> account.exists() && role.exists());
        return store.read(facts.account(), alive).map(found -> found.value() ? found(signingKey, facts) : NOT_FOUND);
    }

    private SigningKeyRequest.Answer found(String signingKey, SessionFacts facts) {
        var caller = new Caller(
                Caller.Type.ROLE_SESSION,
                facts.account(),
                facts.roleId().value(),
                Optional.of(facts.accessKeyId()),
                Optional.of(statements.sign(facts)));
        return new SigningKeyRequest.Answer(
                Optional.of(new SigningKeyRequest.Found(
                        signingKey, caller, facts.account(), Optional.of(facts.expiresAt()))),
                false);
    }

    private static String derive(String secret, SigningKeyRequest request) {
        return Base64.getEncoder()
                .encodeToString(SigV4.deriveSigningKey(secret, request.date(), request.region(), request.service()));
    }
}
