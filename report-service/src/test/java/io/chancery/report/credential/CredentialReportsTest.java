package io.chancery.report.credential;

import static io.chancery.report.credential.CredentialReports.State.COMPLETE;
import static io.chancery.report.credential.CredentialReports.State.INPROGRESS;
import static io.chancery.report.credential.CredentialReports.State.STARTED;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.chancery.contracts.Log;
import io.chancery.contracts.Position;
import io.chancery.contracts.ledger.LedgerRow;
import io.chancery.runtime.internal.LedgerRequest;
import io.chancery.store.append.Refusal;
import io.chancery.store.append.Refused;
import io.smallrye.mutiny.Uni;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class CredentialReportsTest {

    private static final Instant NOW = Instant.parse("2026-05-01T00:00:00Z");

    /** A ledger that has got as far as the test says, with a user per position. */
    private long reached;

    private List<LedgerRow> rows = new ArrayList<>(List.of(Rows.root(Rows.ACCOUNT)));
    private CredentialReports reports = withMaxAge(Duration.ZERO);

    @Test
    void a_first_call_starts_a_report() {
        assertThat(generate(1, NOW)).isEqualTo(STARTED);
    }

    @Test
    void a_report_is_in_progress_until_the_ledger_has_got_there() {
        generate(3, NOW);
        reached = 2;
        assertThat(generate(3, NOW)).isEqualTo(INPROGRESS);
        refuses(Refusal.CREDENTIAL_REPORT_NOT_READY, NOW);
        reached = 3;
        assertThat(generate(3, NOW)).isEqualTo(COMPLETE);
        assertThat(get(NOW).generatedAt()).isEqualTo(NOW);
    }

    @Test
    void complete_means_everything_before_that_call() {
        generate(1, NOW);
        reached = 1;
        assertThat(generate(2, NOW)).isEqualTo(INPROGRESS);
        reached = 2;
        rows.add(Rows.user(Rows.ACCOUNT, "late"));
        assertThat(generate(2, NOW)).isEqualTo(COMPLETE);
        assertThat(get(NOW).csv()).contains("\nlate,");
    }

    @Test
    void a_report_that_was_started_can_be_got_without_asking_again() {
        generate(1, NOW);
        reached = 1;
        assertThat(get(NOW).csv()).contains("<root_account>");
    }

    @Test
    void without_an_age_every_round_makes_a_new_report() {
        reached = 9;
        generate(1, NOW);
        generate(1, NOW);
        rows.add(Rows.user(Rows.ACCOUNT, "new"));
        assertThat(generate(2, NOW.plusSeconds(1))).isEqualTo(STARTED);
        assertThat(generate(2, NOW.plusSeconds(2))).isEqualTo(COMPLETE);
        assertThat(get(NOW.plusSeconds(2)).csv()).contains("\nnew,");
    }

    @Test
    void a_report_is_reused_up_to_its_age_and_no_longer() {
        reports = withMaxAge(Duration.ofHours(1));
        reached = 9;
        generate(1, NOW);
        generate(1, NOW);
        assertThat(generate(2, NOW.plus(Duration.ofHours(1)))).isEqualTo(COMPLETE);
        assertThat(generate(2, NOW.plus(Duration.ofHours(1)).plusSeconds(1))).isEqualTo(STARTED);
    }

    @Test
    void no_report_is_refused_as_not_present() {
        refuses(Refusal.CREDENTIAL_REPORT_NOT_PRESENT, NOW);
    }

    @Test
    void an_old_report_is_refused_as_expired() {
        reached = 9;
        generate(1, NOW);
        generate(1, NOW);
        assertThat(get(NOW.plus(CredentialReports.LIFETIME)).csv()).isNotEmpty();
        Instant later = NOW.plus(CredentialReports.LIFETIME).plusSeconds(1);
        reports.forgetExpired(later);
        refuses(Refusal.CREDENTIAL_REPORT_EXPIRED, later);
        assertThat(generate(1, later)).isEqualTo(STARTED);
    }

    @Test
    void a_closed_account_has_no_report() {
        reached = 9;
        generate(1, NOW);
        rows = new ArrayList<>();
        refuses(Refusal.ACCESS_DENIED, NOW);
        refuses(Refusal.CREDENTIAL_REPORT_NOT_PRESENT, NOW);
    }

    private CredentialReports withMaxAge(Duration maxAge) {
        return new CredentialReports(
                (account, atLeast) -> Uni.createFrom()
                        .item(
                                atLeast.sequence() <= reached
                                        ? new LedgerRequest.Answer(true, List.copyOf(rows))
                                        : new LedgerRequest.Answer(false, List.of())),
                maxAge);
    }

    private CredentialReports.State generate(long head, Instant now) {
        return reports.generate(Rows.ACCOUNT, new Position(Log.IDENTITY, 0, head), now)
                .await()
                .indefinitely();
    }

    private CredentialReport get(Instant now) {
        return reports.get(Rows.ACCOUNT, now).await().indefinitely();
    }

    private void refuses(Refusal refusal, Instant now) {
        assertThatThrownBy(() -> get(now))
                .isInstanceOfSatisfying(
                        Refused.class, refused -> assertThat(refused.refusal()).isEqualTo(refusal));
    }
}
