package io.chancery.local;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpServer;
import io.chancery.local.client.SuiteAddress;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FirstAccountTest {

    private static final String CREATED =
            "{\"accountId\":\"123456789012\",\"accessKeyId\":\"AKIAEXAMPLE\",\"secretAccessKey\":\"not/a+real=secret\"}";

    @TempDir
    Path folder;

    private final Deque<String> answers = new ArrayDeque<>();
    private final List<String> requests = new ArrayList<>();
    private HttpServer gateway;
    private DataDirectory data;
    private Secrets secrets;

    @BeforeEach
    void a_gateway_that_answers_as_told() throws IOException {
        data = DataDirectory.open(folder);
        secrets = new Secrets(data);
        secrets.complete(List.of());
        gateway = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        gateway.createContext("/v1/accounts", exchange -> {
            requests.add(exchange.getRequestHeaders().getFirst("Authorization") + " "
                    + new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8));
            String[] answer = answers.pop().split(" ", 2);
            byte[] body = answer[1].getBytes(StandardCharsets.UTF_8);
            exchange.sendResponseHeaders(Integer.parseInt(answer[0]), body.length);
            exchange.getResponseBody().write(body);
            exchange.close();
        });
        gateway.start();
    }

    @AfterEach
    void stop() {
        gateway.stop(0);
    }

    @Test
    void the_administrators_keys_are_written_for_their_owner_alone() throws IOException {
        answers.add("201 " + CREATED);

        account().ensure();

        Path file = data.adminCredentials();
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
                .isEqualTo("rw-------");
        assertThat(account().keys()).contains(new FirstAccount.Keys("AKIAEXAMPLE", "not/a+real=secret"));
        assertThat(account().keys().toString()).doesNotContain("real");
        assertThat(requests)
                .containsExactly("Bearer %s {\"accountId\":\"%s\",\"admin\":\"admin\"}"
                        .formatted(secrets.operatorToken(), account().accountId()));
    }

    @Test
    void it_is_made_once() {
        answers.add("201 " + CREATED);

        account().ensure();
        account().ensure();

        assertThat(requests).hasSize(1);
    }

    @Test
    void a_call_that_fails_is_repeated_for_the_same_account() {
        answers.addAll(List.of("503 later", "500 oh", "201 " + CREATED));

        account().ensure();

        assertThat(requests).hasSize(3);
        assertThat(requests.stream().distinct()).hasSize(1);
    }

    @Test
    void a_refusal_is_told_and_nothing_is_written() {
        answers.add("403 no such operator");

        assertThatThrownBy(() -> account().ensure())
                .isInstanceOf(LaunchFailure.class)
                .hasMessageContaining("403 no such operator");
        assertThat(data.adminCredentials()).doesNotExist();
    }

    private FirstAccount account() {
        URI address = URI.create("http://127.0.0.1:" + gateway.getAddress().getPort());
        return new FirstAccount(data, new SuiteAddress(address, address, secrets.operatorToken()));
    }
}
