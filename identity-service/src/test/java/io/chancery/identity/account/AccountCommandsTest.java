package io.chancery.identity.account;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.chancery.contracts.AccessKeyId;
import io.chancery.contracts.AccountId;
import io.chancery.contracts.Arns;
import io.chancery.contracts.identity.AccessKey;
import io.chancery.contracts.identity.AccessKeyEvent.AccessKeyCreated;
import io.chancery.contracts.identity.AccessKeyEvent.AccessKeyDeleted;
import io.chancery.contracts.identity.Account;
import io.chancery.contracts.identity.AccountEvent.AccountClosed;
import io.chancery.contracts.identity.AccountEvent.AccountOpened;
import io.chancery.contracts.identity.AccountEvent.AccountReady;
import io.chancery.contracts.identity.KeyOwner;
import io.chancery.identity.FixedFacts;
import io.chancery.identity.Given;
import io.chancery.identity.store.SecretSealer;
import io.chancery.store.append.Alongside;
import io.chancery.store.append.Change;
import io.chancery.store.append.Command;
import io.chancery.store.append.Decision;
import io.chancery.store.append.Refusal;
import io.chancery.store.append.Refused;
import io.smallrye.mutiny.Uni;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class AccountCommandsTest {

    private static final AccountId ACCOUNT = new AccountId("111122223333");
    private static final Instant LONG_AGO = Instant.parse("2025-01-01T00:00:00Z");
    private static final Change OPENED =
            account(new AccountOpened(ACCOUNT, Optional.of("acme"), Optional.of("admin"), LONG_AGO));
    private static final Change READY = account(new AccountReady(ACCOUNT, LONG_AGO));
    private static final Change CLOSED = account(new AccountClosed(ACCOUNT, LONG_AGO));
    private static final OpenAccount OPEN =
            new OpenAccount(ACCOUNT, Optional.of(new AccountAlias("acme")), Optional.of("admin"));
    private static final AccessKeyId FIRST = new AccessKeyId("AKIAFIRSTFIRSTFIRST2");
    private static final AccessKeyId SECOND = new AccessKeyId("AKIASECONDSECONDSE22");

    private final RecordingSealer sealer = new RecordingSealer();

    /** Says what it was asked to do. */
    private static final class RecordingSealer implements SecretSealer {
        private final List<String> done = new ArrayList<>();

        @Override
        public Alongside store(AccessKeyId id, AccountId account, String ownerId, String secret) {
            done.add("store " + ownerId + " " + secret.length());
            return Alongside.NOTHING;
        }

        @Override
        public Alongside delete(AccessKeyId id) {
            done.add("delete " + id);
            return Alongside.NOTHING;
        }

        @Override
        public Alongside deleteAll(AccountId account) {
            done.add("delete all of " + account);
            return Alongside.NOTHING;
        }

        @Override
        public Uni<Optional<String>> open(AccessKeyId id, AccountId account, String ownerId) {
            throw new AssertionError("a decision opens no secret");
        }
    }

    private static Change account(io.chancery.contracts.identity.AccountEvent event) {
        return new Change(Account.STREAM, ACCOUNT.value(), Arns.account(ACCOUNT), event);
    }

    private static Change key(AccessKeyId id, AccountId account, KeyOwner owner, Instant createdAt) {
        return new Change(
                AccessKey.STREAM,
                id.value(),
                Arns.accessKey(account, id),
                new AccessKeyCreated(id, account, owner, createdAt));
    }

    private static <T, R> Decision<R> when(Command<T, R> command, Change... given) {
        return command.decide(Given.events(given).read(command.reads()), new FixedFacts());
    }

    private static <T, R> void refused(Refusal refusal, Command<T, R> command, Change... given) {
        assertThatExceptionOfType(Refused.class)
                .isThrownBy(() -> when(command, given))
                .satisfies(refused -> assertThat(refused.refusal()).isEqualTo(refusal));
    }

    private static List<Object> events(Decision<?> decision) {
        return decision.changes().stream().<Object>map(Change::event).toList();
    }

    @Test
    void a_free_id_is_opened() {
        assertThat(events(when(OPEN)))
                .containsExactly(new AccountOpened(ACCOUNT, Optional.of("acme"), Optional.of("admin"), FixedFacts.NOW));
    }

    @Test
    void one_that_is_being_opened_is_gone_on_with() {
        Decision<Account> decision = when(OPEN, OPENED);

        assertThat(decision.changes()).isEmpty();
        assertThat(decision.reply().openedAt()).isEqualTo(LONG_AGO);
    }

    @Test
    void one_that_is_being_opened_otherwise_is_refused() {
        refused(
                Refusal.ENTITY_ALREADY_EXISTS,
                new OpenAccount(ACCOUNT, Optional.of(new AccountAlias("acme")), Optional.empty()),
                OPENED);
    }

    @Test
    void a_ready_or_closed_one_is_refused() {
        refused(Refusal.ENTITY_ALREADY_EXISTS, OPEN, OPENED, READY);
        refused(Refusal.ENTITY_ALREADY_EXISTS, OPEN, OPENED, READY, CLOSED);
    }

    @Test
    void a_taken_alias_is_refused() {
        refused(
                Refusal.ENTITY_ALREADY_EXISTS,
                new OpenAccount(new AccountId("444455556666"), Optional.of(new AccountAlias("acme")), Optional.empty()),
                OPENED);
    }

    @Test
    void the_installation_s_own_account_is_not_opened() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new OpenAccount(AccountId.INSTALLATION, Optional.empty(), Optional.empty()));
    }

    @ParameterizedTest
    @ValueSource(strings = {"ab", "-abc", "abc-", "a--b", "Acme", "a_b", ""})
    void a_malformed_alias_is_refused(String alias) {
        assertThatIllegalArgumentException().isThrownBy(() -> new AccountAlias(alias));
    }

    @Test
    void a_long_alias_is_refused_without_matching_it() {
        assertThatIllegalArgumentException().isThrownBy(() -> new AccountAlias("a".repeat(1_000_000)));
    }

    @Test
    void it_is_ready_while_its_first_key_lives() {
        var command = new MarkAccountReady(ACCOUNT, FIRST);

        assertThat(events(when(command, OPENED, key(FIRST, ACCOUNT, KeyOwner.root(ACCOUNT), LONG_AGO))))
                .containsExactly(new AccountReady(ACCOUNT, FixedFacts.NOW));
        refused(Refusal.ENTITY_ALREADY_EXISTS, command, OPENED);
        refused(
                Refusal.ENTITY_ALREADY_EXISTS,
                command,
                OPENED,
                READY,
                key(FIRST, ACCOUNT, KeyOwner.root(ACCOUNT), LONG_AGO));
    }

    @Test
    void an_open_account_is_closed_with_its_secrets() {
        assertThat(events(when(new CloseAccount(ACCOUNT, sealer), OPENED, READY)))
                .containsExactly(new AccountClosed(ACCOUNT, FixedFacts.NOW));
        assertThat(sealer.done).containsExactly("delete all of " + ACCOUNT);
    }

    @Test
    void one_that_is_not_open_is_not_closed() {
        refused(Refusal.NO_SUCH_ENTITY, new CloseAccount(ACCOUNT, sealer));
        refused(Refusal.NO_SUCH_ENTITY, new CloseAccount(ACCOUNT, sealer), OPENED, CLOSED);
    }

    private IssueAccessKey issue(IssueAccessKey.Purpose purpose) {
        KeyOwner owner = purpose == IssueAccessKey.Purpose.SERVICE
                ? KeyOwner.service("lambda.amazonaws.com")
                : KeyOwner.root(ACCOUNT);
        AccountId account = purpose == IssueAccessKey.Purpose.SERVICE ? AccountId.INSTALLATION : ACCOUNT;
        return new IssueAccessKey(account, owner, purpose, sealer);
    }

    @Test
    void a_reset_replaces_all_keys() {
        Decision<IssueAccessKey.Issued> decision = when(
                issue(IssueAccessKey.Purpose.ROOT_RESET),
                OPENED,
                READY,
                key(FIRST, ACCOUNT, KeyOwner.root(ACCOUNT), LONG_AGO),
                key(SECOND, ACCOUNT, KeyOwner.root(ACCOUNT), LONG_AGO.plusSeconds(1)));

        assertThat(events(decision))
                .containsExactly(
                        new AccessKeyDeleted(FIRST),
                        new AccessKeyDeleted(SECOND),
                        new AccessKeyCreated(
                                decision.reply().accessKeyId(), ACCOUNT, KeyOwner.root(ACCOUNT), FixedFacts.NOW));
        assertThat(sealer.done)
                .containsExactlyInAnyOrder("delete " + FIRST, "delete " + SECOND, "store 111122223333 40");
        assertThat(decision.reply().toString()).doesNotContain(decision.reply().secretAccessKey());
    }

    @Test
    void a_service_keeps_its_younger_key() {
        KeyOwner service = KeyOwner.service("lambda.amazonaws.com");

        assertThat(events(when(
                        issue(IssueAccessKey.Purpose.SERVICE),
                        key(SECOND, AccountId.INSTALLATION, service, LONG_AGO.plusSeconds(1)),
                        key(FIRST, AccountId.INSTALLATION, service, LONG_AGO))))
                .hasSize(2)
                .first()
                .isEqualTo(new AccessKeyDeleted(FIRST));
    }

    @Test
    void a_first_key_is_issued_only_until_the_account_is_ready() {
        assertThat(events(when(issue(IssueAccessKey.Purpose.BOOTSTRAP), OPENED)))
                .hasSize(1);
        refused(Refusal.ENTITY_ALREADY_EXISTS, issue(IssueAccessKey.Purpose.BOOTSTRAP), OPENED, READY);
        refused(Refusal.ENTITY_ALREADY_EXISTS, issue(IssueAccessKey.Purpose.BOOTSTRAP), OPENED, CLOSED);
    }

    @Test
    void root_of_a_closed_account_is_not_reset() {
        refused(Refusal.NO_SUCH_ENTITY, issue(IssueAccessKey.Purpose.ROOT_RESET), OPENED, READY, CLOSED);
    }
}
