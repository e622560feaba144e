package io.chancery.identity.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.chancery.contracts.AccessKeyId;
import io.chancery.contracts.AccountId;
import io.chancery.identity.suite.StubPolicyService;
import io.chancery.identity.suite.Suite;
import io.chancery.identity.suite.SuiteKeys;
import io.chancery.store.database.DatabaseLoop;
import io.chancery.testing.KafkaResource;
import io.chancery.testing.PostgresResource;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.vertx.core.Vertx;
import jakarta.inject.Inject;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Base64;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import org.hibernate.reactive.mutiny.Mutiny;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What is sealed opens for its own key, account and owner, under its own key-encryption key, and for nothing else. */
@QuarkusTest
@QuarkusTestResource(PostgresResource.class)
@QuarkusTestResource(KafkaResource.class)
@QuarkusTestResource(SuiteKeys.class)
@QuarkusTestResource(StubPolicyService.class)
class SealedSecretsTest {

    private static final AtomicInteger KEYS = new AtomicInteger();
    private static final AccountId ACCOUNT = new AccountId("111122223333");
    private static final String OWNER = "AIDAALICEALICEALICE22";

    @Inject
    SealedSecrets secrets;

    @Inject
    Mutiny.SessionFactory sessions;

    @Inject
    Vertx vertx;

    private DatabaseLoop database;
    private AccessKeyId id;

    @BeforeEach
    void a_sealed_secret() {
        database = new DatabaseLoop(sessions, vertx);
        id = fresh();
        database.inTransaction(session ->
                secrets.store(id, ACCOUNT, OWNER, "the secret of " + id).write(session));
    }

    private static AccessKeyId fresh() {
        return new AccessKeyId("AKIASEALEDSEALED%04d".formatted(KEYS.incrementAndGet()));
    }

    private Optional<String> open(SealedSecrets with, AccessKeyId key, AccountId account, String owner) {
        return database.await(() -> with.open(key, account, owner));
    }

    @Test
    void it_opens_for_what_it_was_sealed_for() {
        assertThat(open(secrets, id, ACCOUNT, OWNER)).contains("the secret of " + id);
    }

    @Test
    void an_unknown_key_has_none() {
        assertThat(open(secrets, fresh(), ACCOUNT, OWNER)).isEmpty();
    }

    @Test
    void it_opens_for_no_other_account_or_owner() {
        assertThatThrownBy(() -> open(secrets, id, new AccountId("444455556666"), OWNER))
                .hasRootCauseInstanceOf(java.security.GeneralSecurityException.class);
        assertThatThrownBy(() -> open(secrets, id, ACCOUNT, "AIDABOBBOBBOBBOBBOB22"))
                .hasRootCauseInstanceOf(java.security.GeneralSecurityException.class);
    }

    @Test
    void a_row_copied_to_another_key_opens_for_nobody() throws SQLException {
        AccessKeyId thief = fresh();
        try (Connection connection = Suite.database();
                Statement statement = connection.createStatement()) {
            statement.executeUpdate("insert into sealed_secret select '%s', account, owner, ciphertext".formatted(thief)
                    + " from sealed_secret where access_key_id = '%s'".formatted(id));

            assertThatThrownBy(() -> open(secrets, thief, ACCOUNT, OWNER))
                    .hasRootCauseInstanceOf(java.security.GeneralSecurityException.class);
            statement.executeUpdate("delete from sealed_secret where access_key_id = '%s'".formatted(thief));
        }
    }

    @Test
    void another_key_encryption_key_opens_nothing_and_is_noticed(@TempDir Path folder) throws Exception {
        Path file = Files.writeString(folder.resolve("kek"), Base64.getEncoder().encodeToString(new byte[32]));
        var other = new SealedSecrets(new KeyEncryptionKey(() -> Optional.of(file)), sessions);

        assertThatThrownBy(() -> open(other, id, ACCOUNT, OWNER))
                .hasRootCauseInstanceOf(java.security.GeneralSecurityException.class);
        assertThatThrownBy(() -> database.await(other::check))
                .hasRootCauseInstanceOf(java.security.GeneralSecurityException.class);
        database.await(secrets::check);
    }

    @Test
    void deleting_it_destroys_it() {
        database.inTransaction(session -> secrets.delete(id).write(session));

        assertThat(open(secrets, id, ACCOUNT, OWNER)).isEmpty();
    }
}
