package io.chancery.audit;

import static org.assertj.core.api.Assertions.assertThat;

import io.chancery.contracts.AccountId;
import io.chancery.contracts.ContractJson;
import io.chancery.contracts.Position;
import io.chancery.contracts.ledger.LedgerRow;
import io.chancery.runtime.internal.InternalCredential;
import io.chancery.runtime.internal.InternalCredentials;
import io.chancery.runtime.internal.LastUsed;
import io.chancery.runtime.internal.LedgerRequest;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.util.Optional;
import java.util.UUID;

/**
 * The service's port as other services use it.
 *
 * @param keys the folder with every service's key
 */
record AuditPort(URI service, Path keys) {

    private static final HttpClient HTTP = HttpClient.newHttpClient();

    LedgerRequest.Answer ledger(AccountId account, Position atLeast) throws Exception {
        HttpResponse<byte[]> answer = post("report", "/internal/ledger", new LedgerRequest(account, atLeast));
        assertThat(answer.statusCode()).isEqualTo(200);
        return ContractJson.read(answer.body(), LedgerRequest.Answer.class);
    }

    Optional<LedgerRow.LastUsed> lastUsed(AccountId account, String key) throws Exception {
        HttpResponse<byte[]> answer = post("identity", "/internal/access-keys/last-used", new LastUsed(account, key));
        assertThat(answer.statusCode()).isEqualTo(200);
        return ContractJson.read(answer.body(), LastUsed.Answer.class).lastUsed();
    }

    HttpResponse<byte[]> post(String issuer, String path, Object body) throws Exception {
        byte[] json = ContractJson.write(body);
        InternalCredentials credentials = ServiceKeys.of(issuer, keys);
        String credential = credentials.issue(
                "audit", UUID.randomUUID().toString(), "POST", path, json, Optional.empty(), Optional.empty());
        HttpRequest request = HttpRequest.newBuilder(service.resolve(path))
                .header("Content-Type", "application/json")
                .header(InternalCredential.HEADER, credential)
                .POST(HttpRequest.BodyPublishers.ofByteArray(json))
                .build();
        return HTTP.send(request, HttpResponse.BodyHandlers.ofByteArray());
    }

    HttpResponse<byte[]> postUnsigned(String path, Object body) throws Exception {
        HttpRequest request = HttpRequest.newBuilder(service.resolve(path))
                .header("Content-Type", "application/json")
                .POST(HttpRequest.BodyPublishers.ofByteArray(ContractJson.write(body)))
                .build();
        return HTTP.send(request, HttpResponse.BodyHandlers.ofByteArray());
    }

    HttpResponse<String> get(String path) throws Exception {
        return HTTP.send(HttpRequest.newBuilder(service.resolve(path)).build(), HttpResponse.BodyHandlers.ofString());
    }
}
