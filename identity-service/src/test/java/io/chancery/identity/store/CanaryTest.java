package io.chancery.identity.store;

import static org.assertj.core.api.Assertions.assertThat;

import io.chancery.contracts.AccessKeyId;
import io.chancery.identity.suite.StubPolicyService;
import io.chancery.identity.suite.StubPolicyService.Told;
import io.chancery.identity.suite.Suite;
import io.chancery.identity.suite.SuiteKeys;
import io.chancery.runtime.caller.Caller;
import io.chancery.runtime.internal.RootCredentialsRequest;
import io.chancery.runtime.internal.ServiceCredentialsRequest;
import io.chancery.runtime.internal.SigningKeyRequest;
import io.chancery.testing.KafkaResource;
import io.chancery.testing.PostgresResource;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Secrets that were issued are looked for everywhere: in every row of every table, in the log, at the peer. */
@QuarkusTest
@QuarkusTestResource(PostgresResource.class)
@QuarkusTestResource(KafkaResource.class)
@QuarkusTestResource(SuiteKeys.class)
@QuarkusTestResource(StubPolicyService.class)
class CanaryTest {

    private static final String TRUST =
            "{\"Version\":\"2012-10-17\",\"Statement\":[{\"Effect\":\"Allow\",\"Principal\":\"*\",\"Action\":\"sts:AssumeRole\"}]}";

    private final List<String> canaries = new ArrayList<>();
    private long keys;

    @BeforeEach
    void secrets_of_every_kind_are_issued_and_used() throws SQLException {
        Suite.tell(Told.ALLOW_ALL);
        keys = count("sealed_secret");
        var account = Suite.openAccount();
        Caller root = Caller.root(account.accountId());
        canaries.add(account.secretAccessKey());
        canaries.add(Suite.operator(
                        "/internal/accounts/root-credentials",
                        new RootCredentialsRequest(account.accountId().value()))
                .as(io.chancery.runtime.internal.OpenAccountRequest.Answer.class)
                .secretAccessKey());
        canaries.add(
                Suite.operator("/internal/services/credentials", new ServiceCredentialsRequest("canary.example.com"))
                        .as(ServiceCredentialsRequest.Answer.class)
                        .secretAccessKey());
        Suite.Answer user = Suite.iam(root, "CreateUser", "UserName", "canary");
        Suite.Answer key = Suite.iam(root, "CreateAccessKey", "UserName", "canary");
        canaries.add(key.element("SecretAccessKey"));
        signingKey(key.element("AccessKeyId"), Optional.empty());
        String role = Suite.iam(root, "CreateRole", "RoleName", "Canary", "AssumeRolePolicyDocument", TRUST)
                .element("Arn");
        var caller = new Caller(
                Caller.Type.USER,
                account.accountId(),
                user.element("UserId"),
                Optional.of(new AccessKeyId(key.element("AccessKeyId"))),
                Optional.empty());
        Suite.Answer session = Suite.sts(caller, "AssumeRole", "RoleArn", role, "RoleSessionName", "canary");
        canaries.add(session.element("SecretAccessKey"));
        canaries.add(session.element("SessionToken"));
        signingKey(session.element("AccessKeyId"), Optional.of(session.element("SessionToken")));
        signingKey(session.element("AccessKeyId"), Optional.of("AAAA" + session.element("SessionToken")));
    }

    private void signingKey(String id, Optional<String> token) {
        var answer = Suite.operator(
                        "/internal/signing-keys", new SigningKeyRequest(id, token, "20260101", "us-east-1", "iam"))
                .as(SigningKeyRequest.Answer.class);
        answer.found().ifPresent(found -> canaries.add(found.signingKey()));
    }

    @Test
    void no_table_holds_a_secret() throws SQLException {
        Map<String, String> tables = dump();

        assertThat(tables).containsKeys("event", "state", "activity", "sealed_secret");
        assertThat(count("sealed_secret") - keys).isEqualTo(3);
        tables.forEach((table, rows) -> assertThat(canaries).as(table).noneMatch(rows::contains));
    }

    @Test
    void no_log_line_holds_a_secret() throws IOException {
        String log = Files.readString(Suite.folder().resolve("identity.log"));

        assertThat(log).isNotEmpty();
        assertThat(canaries).noneMatch(log::contains);
    }

    @Test
    void no_other_service_is_told_a_secret() {
        String asked = Suite.asked().toString();

        assertThat(asked).contains("canary");
        assertThat(canaries).noneMatch(asked::contains);
    }

    /** Each table's rows, with bytes as the text that they may be. */
    private static Map<String, String> dump() throws SQLException {
        var tables = new LinkedHashMap<String, String>();
        try (Connection database = Suite.database();
                Statement statement = database.createStatement()) {
            var names = new ArrayList<String>();
            try (ResultSet found = statement.executeQuery(
                    "select table_name from information_schema.tables where table_schema = 'public'")) {
                while (found.next()) {
                    names.add(found.getString(1));
                }
            }
            for (String name : names) {
                tables.put(name, rows(statement, name));
            }
        }
        return tables;
    }

    private static String rows(Statement statement, String table) throws SQLException {
        var text = new StringBuilder();
        try (ResultSet rows = statement.executeQuery("select * from " + table)) {
            int columns = rows.getMetaData().getColumnCount();
            while (rows.next()) {
                for (int column = 1; column <= columns; column++) {
                    Object value = rows.getObject(column);
                    text.append(value instanceof byte[] bytes ? new String(bytes, StandardCharsets.ISO_8859_1) : value)
                            .append('\n');
                }
            }
        }
        return text.toString();
    }

    private static long count(String table) throws SQLException {
        try (Connection database = Suite.database();
                Statement statement = database.createStatement();
                ResultSet count = statement.executeQuery("select count(*) from " + table)) {
            count.next();
            return count.getLong(1);
        }
    }
}
