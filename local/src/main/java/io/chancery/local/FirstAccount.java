package io.chancery.local;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.chancery.local.client.AwsClients;
import io.chancery.local.client.OperatorClient;
import io.chancery.local.client.SuiteAddress;
import io.chancery.servers.Wait;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import software.amazon.awssdk.services.iam.IamClient;
import software.amazon.awssdk.services.iam.model.AccessKey;
import software.amazon.awssdk.services.iam.model.AccessKeyMetadata;

/**
 * The account that an installation starts with: its root user without credentials, and the user {@code admin} in the group
 * Administrators, whose keys are written to a file.
 */
final class FirstAccount {

    static final String ADMIN = "admin";

    private static final Duration PATIENCE = Duration.ofSeconds(120);
    private static final Duration REQUEST = Duration.ofSeconds(30);
    private static final int CONFLICT = 409;
    private static final int SERVER_ERRORS = 500;
    private static final Pattern SETTING = Pattern.compile("(?m)^(\\w+)\\s*=\\s*(\\S+)$");

    private final DataDirectory data;
    private final SuiteAddress suite;
    private final ObjectMapper json = new ObjectMapper();

    FirstAccount(DataDirectory data, SuiteAddress suite) {
        this.data = data;
        this.suite = suite;
    }

    /** An access key. */
    record Keys(String accessKeyId, String secretAccessKey) {
        @Override
        public String toString() {
            return "Keys[" + accessKeyId + "]";
        }
    }

    /**
     * Makes the account unless its keys are there already. The account id is remembered before the call, so that a call
     * whose answer was lost is repeated for the same account; if that was opened and only its keys were lost, the
     * administrator gets others.
     *
     * @throws LaunchFailure if the gateway refuses, or fails for two minutes
     */
    void ensure() {
        if (Files.exists(data.adminCredentials())) {
            return;
        }
        String account = accountId();
        Keys keys = open(account)
                .map(answer -> new Keys(text(answer, "accessKeyId"), text(answer, "secretAccessKey")))
                .orElseGet(() -> replaceKeys(account));
        DataDirectory.write(
                data.adminCredentials(), """
                # The user %s of account %s.
                [default]
                aws_access_key_id = %s
                aws_secret_access_key = %s
                """.formatted(ADMIN, account, keys.accessKeyId(), keys.secretAccessKey()));
    }

    /** Nobody has the keys that there are. Root's key, with which they are replaced, goes again. */
    private Keys replaceKeys(String account) {
        try (var operator = new OperatorClient(suite);
                var clients = new AwsClients(suite)) {
            var root = operator.resetRoot(account);
            IamClient iam = clients.iam(root);
            for (AccessKeyMetadata lost :
                    iam.listAccessKeys(request -> request.userName(ADMIN)).accessKeyMetadata()) {
                iam.deleteAccessKey(request -> request.userName(ADMIN).accessKeyId(lost.accessKeyId()));
            }
            AccessKey made =
                    iam.createAccessKey(request -> request.userName(ADMIN)).accessKey();
            iam.deleteAccessKey(request -> request.accessKeyId(root.accessKeyId()));
            return new Keys(made.accessKeyId(), made.secretAccessKey());
        }
    }

    /** The account's id, drawn at the first call; never starts with 0, which eyes and spreadsheets lose. */
    String accountId() {
        Path file = data.root().resolve("account-id");
        return DataDirectory.read(file).map(String::strip).orElseGet(() -> {
            String drawn = Long.toString(new SecureRandom().nextLong(100_000_000_000L, 1_000_000_000_000L));
            DataDirectory.write(file, drawn + "\n");
            return drawn;
        });
    }

    /** The administrator's keys; empty before the account was made. */
    Optional<Keys> keys() {
        return DataDirectory.read(data.adminCredentials()).map(text -> {
            Map<String, String> settings = SETTING.matcher(text)
                    .results()
                    .collect(Collectors.toMap(match -> match.group(1), match -> match.group(2)));
            return new Keys(
                    settings.getOrDefault("aws_access_key_id", ""), settings.getOrDefault("aws_secret_access_key", ""));
        });
    }

    /** The answer; empty if the account is open already. */
    private Optional<JsonNode> open(String account) {
        HttpRequest request = HttpRequest.newBuilder(URI.create(suite.gateway() + "/v1/accounts"))
                .timeout(REQUEST)
                .header("Authorization", "Bearer " + suite.operatorToken())
                .header("Content-Type", "application/json")
                .POST(HttpRequest.BodyPublishers.ofString(
                        "{\"accountId\":\"%s\",\"admin\":\"%s\"}".formatted(account, ADMIN)))
                .build();
        String[] lastFailure = {"no answer"};
        List<Optional<JsonNode>> answers = new ArrayList<>();
        boolean done;
        try (HttpClient http = HttpClient.newHttpClient()) {
            done = Wait.until(PATIENCE, () -> {
                try {
                    HttpResponse<String> response = http.send(request, HttpResponse.BodyHandlers.ofString());
                    if (response.statusCode() / 100 == 2) {
                        return answers.add(Optional.of(json.readTree(response.body())));
                    }
                    if (response.statusCode() == CONFLICT) {
                        return answers.add(Optional.empty());
                    }
                    lastFailure[0] = response.statusCode() + " " + response.body();
                    if (response.statusCode() < SERVER_ERRORS) {
                        throw new LaunchFailure(
                                "The gateway refused to open account %s: %s".formatted(account, lastFailure[0]));
                    }
                } catch (IOException e) {
                    lastFailure[0] = e.toString();
                } catch (InterruptedException e) {
                    Thread.currentThread().interrupt();
                }
                return false;
            });
        }
        if (!done) {
            throw new LaunchFailure("Account %s could not be opened: %s".formatted(account, lastFailure[0]));
        }
        return answers.getFirst();
    }

    private static String text(JsonNode answer, String field) {
        JsonNode value = answer.path(field);
        if (!value.isTextual()) {
            throw new LaunchFailure("The gateway's answer to opening an account has no " + field);
        }
        return value.textValue();
    }
}
