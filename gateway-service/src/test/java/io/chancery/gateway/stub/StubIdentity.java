package io.chancery.gateway.stub;

import io.chancery.contracts.AccountId;
import io.chancery.contracts.ContractJson;
import io.chancery.runtime.internal.AccountList;
import io.chancery.runtime.internal.CloseAccountRequest;
import io.chancery.runtime.internal.OpenAccountRequest;
import io.chancery.runtime.internal.RootCredentialsRequest;
import io.chancery.runtime.internal.ServiceCredentialsRequest;
import io.chancery.runtime.internal.SigningKeyRequest;
import io.chancery.store.append.Refusal;
import io.chancery.store.append.Refused;
import io.chancery.testing.ServiceKeyFiles;
import io.chancery.wire.sigv4.SigV4;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;

/** identity-service: access keys, and the operator's calls. */
final class StubIdentity extends StubOwner {

    private static final Instant SESSION_END = Instant.now().plusSeconds(3_600);

    private final Map<String, AtomicInteger> asked = new ConcurrentHashMap<>();

    StubIdentity(ServiceKeyFiles keys) {
        super("identity", keys);
    }

    /** How often a key was asked for. */
    @Override
    Optional<Answer> openly(String method, String target) {
        if (!target.startsWith("/asked/")) {
            return Optional.empty();
        }
        int times = asked.getOrDefault(target.substring("/asked/".length()), new AtomicInteger())
                .get();
        return Optional.of(Answer.json(200, times));
    }

    @Override
    Answer internal(String path, StubGot got, byte[] body) {
        if (got.credential().caller().isPresent()) {
            throw new Refused(Refusal.ACCESS_DENIED, "The gateway asks this for nobody.");
        }
        return switch (path) {
            case "/internal/signing-keys" ->
                Answer.json(200, signingKey(ContractJson.read(body, SigningKeyRequest.class)));
            case "/internal/accounts" -> open(ContractJson.read(body, OpenAccountRequest.class));
            case "/internal/accounts/list" -> list(ContractJson.read(body, AccountList.class));
            case "/internal/accounts/close" -> close(ContractJson.read(body, CloseAccountRequest.class));
            case "/internal/accounts/root-credentials" -> {
                var request = ContractJson.read(body, RootCredentialsRequest.class);
                yield Answer.json(200, keys(new AccountId(request.accountId())));
            }
            case "/internal/services/credentials" ->
                Answer.json(
                        200,
                        new ServiceCredentialsRequest.Answer(
                                TestKeys.ALICE,
                                "secret of "
                                        + ContractJson.read(body, ServiceCredentialsRequest.class)
                                                .principal()));
            case "/internal/verify" -> Answer.json(200, noFindings("identity"));
            default -> new Answer(404, "text/html", new byte[0]);
        };
    }

    private SigningKeyRequest.Answer signingKey(SigningKeyRequest request) {
        String id = request.accessKeyId();
        asked.computeIfAbsent(id, key -> new AtomicInteger()).incrementAndGet();
        Optional<String> token = request.sessionToken();
        return switch (id) {
            case TestKeys.UNANSWERED -> throw new SilenceException();
            case TestKeys.ALICE -> token.isPresent() ? none(false) : found(request, Optional.empty());
            case TestKeys.SESSION ->
                token.equals(Optional.of(TestKeys.TOKEN)) ? found(request, Optional.of(SESSION_END)) : none(false);
            case TestKeys.EXPIRED_SESSION -> none(token.equals(Optional.of(TestKeys.TOKEN)));
            default -> none(false);
        };
    }

    private static SigningKeyRequest.Answer none(boolean expired) {
        return new SigningKeyRequest.Answer(Optional.empty(), expired);
    }

    private static SigningKeyRequest.Answer found(SigningKeyRequest request, Optional<Instant> expiresAt) {
        byte[] key = SigV4.deriveSigningKey(
                TestKeys.secret(request.accessKeyId()), request.date(), request.region(), request.service());
        return new SigningKeyRequest.Answer(
                Optional.of(new SigningKeyRequest.Found(
                        Base64.getEncoder().encodeToString(key),
                        TestKeys.caller(request.accessKeyId()),
                        TestKeys.ACCOUNT,
                        expiresAt)),
                false);
    }

    private static Answer open(OpenAccountRequest request) {
        if (request.alias().filter("taken"::equals).isPresent()) {
            throw new Refused(Refusal.ENTITY_ALREADY_EXISTS, "The account alias taken already exists.");
        }
        return Answer.json(200, keys(request.accountId().map(AccountId::new).orElse(TestKeys.ACCOUNT)));
    }

    private static OpenAccountRequest.Answer keys(AccountId account) {
        return new OpenAccountRequest.Answer(account, TestKeys.ALICE, TestKeys.secret(TestKeys.ALICE));
    }

    private static Answer list(AccountList request) {
        var listed = new AccountList.Listed(TestKeys.ACCOUNT, request.after(), Optional.empty(), Instant.EPOCH, true);
        return Answer.json(200, new AccountList.Answer(List.of(listed), Optional.empty()));
    }

    private static Answer close(CloseAccountRequest request) {
        if (!request.accountId().equals(TestKeys.ACCOUNT.value())) {
            throw new Refused(Refusal.NO_SUCH_ENTITY, "The account %s does not exist.".formatted(request.accountId()));
        }
        return Answer.json(200, Map.of("position", "identity/3/1043"));
    }
}
