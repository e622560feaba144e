package io.chancery.policy.standin;

import io.chancery.contracts.AccessKeyId;
import io.chancery.contracts.AccountId;
import io.chancery.contracts.ContractJson;
import io.chancery.contracts.Event;
import io.chancery.contracts.Position;
import io.chancery.contracts.UserId;
import io.chancery.contracts.identity.AccessKey;
import io.chancery.contracts.identity.AccessKeyEvent.AccessKeyCreated;
import io.chancery.contracts.identity.Account;
import io.chancery.contracts.identity.AccountEvent.AccountOpened;
import io.chancery.contracts.identity.AccountEvent.AccountReady;
import io.chancery.contracts.identity.KeyOwner;
import io.chancery.contracts.stream.StreamType;
import io.chancery.runtime.caller.Caller;
import io.chancery.runtime.caller.Origin;
import io.chancery.runtime.internal.InternalCredential;
import io.restassured.RestAssured;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpHeaders;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ThreadLocalRandom;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.eclipse.microprofile.config.ConfigProvider;

/** The other services of the suite, as seen from this one. */
public final class Suite {

    private static final HttpClient HTTP = HttpClient.newHttpClient();
    private static final Origin ORIGIN =
            new Origin(Optional.of("192.0.2.7"), Optional.of("aws-cli/2"), "eu-central-1", true);
    private static final String FORM = "application/x-www-form-urlencoded; charset=utf-8";

    private Suite() {}

    /** An answer of the service. */
    public record Answer(int status, String text, HttpHeaders headers) {

        /** The text of the first element of that name in an XML answer. */
        public String element(String name) {
            return elements(name).getFirst();
        }

        public List<String> elements(String name) {
            return Pattern.compile("<%s>([^<]*)</%s>".formatted(name, name))
                    .matcher(text)
                    .results()
                    .map((MatchResult found) -> found.group(1))
                    .toList();
        }
    }

    /** An account that nobody else has. */
    public static AccountId freshAccount() {
        var account = new AccountId(
                String.valueOf(ThreadLocalRandom.current().nextLong(100_000_000_000L, 1_000_000_000_000L)));
        Instant now = Instant.parse("2026-03-01T12:00:00Z");
        happened(
                account,
                Account.STREAM,
                account.value(),
                new AccountOpened(account, Optional.empty(), Optional.empty(), now));
        happened(account, Account.STREAM, account.value(), new AccountReady(account, now));
        return account;
    }

    /** identity-service records an event. */
    public static Position happened(AccountId account, StreamType<?, ?> type, String id, Event event) {
        return IdentityStandIn.LOG.record(account, type, id, event);
    }

    /** An IAM request that the gateway forwards for an account's root user. */
    public static Answer root(AccountId account, String action, String... namesAndValues) {
        return iam(Caller.root(account), action, namesAndValues);
    }

    /** An IAM request that the gateway forwards for a user, signed with a key that it now has. */
    public static Answer user(AccountId account, UserId user, String action, String... namesAndValues) {
        var key = new AccessKeyId(AccessKeyId.LONG_TERM + user.value().substring(UserId.PREFIX.length(), 20));
        var created = new AccessKeyCreated(key, account, KeyOwner.user(user), Instant.parse("2026-03-01T12:00:00Z"));
        happened(account, AccessKey.STREAM, key.value(), created);
        return iam(
                new Caller(Caller.Type.USER, account, user.value(), Optional.of(key), Optional.empty()),
                action,
                namesAndValues);
    }

    public static Answer iam(Caller caller, String action, String... namesAndValues) {
        String form = IntStream.range(0, namesAndValues.length / 2)
                .mapToObj(i -> "&" + namesAndValues[2 * i] + "="
                        + URLEncoder.encode(namesAndValues[2 * i + 1], StandardCharsets.UTF_8))
                .collect(Collectors.joining("", "Action=" + action + "&Version=2010-05-08", ""));
        return post("gateway", "/", FORM, form.getBytes(StandardCharsets.US_ASCII), Optional.of(caller));
    }

    /** An internal call of another service. */
    public static Answer ask(String issuer, String path, Object body) {
        return post(issuer, path, "application/json", ContractJson.write(body), Optional.empty());
    }

    private static Answer post(String issuer, String path, String type, byte[] body, Optional<Caller> caller) {
        String credential = ServiceConfig.credentials(issuer)
                .issue("policy", UUID.randomUUID().toString(), "POST", path, body, caller, Optional.of(ORIGIN));
        return send(HttpRequest.newBuilder(URI.create(url() + path))
                .timeout(Duration.ofSeconds(60))
                .header("Content-Type", type)
                .header(InternalCredential.HEADER, credential)
                .POST(HttpRequest.BodyPublishers.ofByteArray(body))
                .build());
    }

    public static Answer get(String path) {
        return send(HttpRequest.newBuilder(URI.create(url() + path)).build());
    }

    private static Answer send(HttpRequest request) {
        try {
            HttpResponse<String> response = HTTP.send(request, HttpResponse.BodyHandlers.ofString());
            return new Answer(response.statusCode(), response.body(), response.headers());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    private static String url() {
        return "http://127.0.0.1:" + RestAssured.port;
    }

    static String config(String name) {
        return ConfigProvider.getConfig().getValue(name, String.class);
    }
}
