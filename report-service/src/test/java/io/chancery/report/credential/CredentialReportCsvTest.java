package io.chancery.report.credential;

import static org.assertj.core.api.Assertions.assertThat;

import io.chancery.contracts.ledger.LedgerRow;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class CredentialReportCsvTest {

    private static final String HEADING = "user,arn,user_creation_time,password_enabled,password_last_used,"
            + "password_last_changed,password_next_rotation,mfa_active,"
            + "access_key_1_active,access_key_1_last_rotated,access_key_1_last_used_date,"
            + "access_key_1_last_used_region,access_key_1_last_used_service,"
            + "access_key_2_active,access_key_2_last_rotated,access_key_2_last_used_date,"
            + "access_key_2_last_used_region,access_key_2_last_used_service,"
            + "cert_1_active,cert_1_last_rotated,cert_2_active,cert_2_last_rotated";
    private static final String NO_KEYS = "false,N/A,N/A,N/A,N/A,false,N/A,N/A,N/A,N/A";
    private static final String NO_CERTIFICATES = "false,N/A,false,N/A";
    private static final Instant USED = Instant.parse("2026-03-01T10:00:59.999Z");

    @Test
    void an_account_with_root_alone_has_one_line() {
        assertThat(CredentialReportCsv.render(List.of(Rows.root(Rows.ACCOUNT))))
                .isEqualTo(HEADING + "\n<root_account>,arn:aws:iam::123456789012:root,2026-01-01T00:00:00+00:00,"
                        + "not_supported,no_information,not_supported,not_supported,false,"
                        + NO_KEYS + "," + NO_CERTIFICATES);
    }

    @Test
    void keys_are_told_with_their_last_use() {
        LedgerRow alice = Rows.user(
                Rows.ACCOUNT,
                "alice",
                Rows.key(false, Optional.empty()),
                Rows.key(true, Optional.of(new LedgerRow.LastUsed(USED, "eu-west-1", "sts"))));
        assertThat(line(alice))
                .isEqualTo("alice,arn:aws:iam::123456789012:user/alice,2026-01-01T00:00:00+00:00,"
                        + "false,N/A,N/A,N/A,false,"
                        + "false,2026-01-01T01:00:00+00:00,N/A,N/A,N/A,"
                        + "true,2026-01-01T01:00:00+00:00,2026-03-01T10:00:59+00:00,eu-west-1,sts,"
                        + NO_CERTIFICATES);
    }

    @Test
    void a_password_is_told_and_one_never_used_has_no_information() {
        assertThat(line(withPassword(Optional.empty())))
                .contains(",true,no_information,2026-01-01T00:00:00+00:00,2026-04-01T00:00:00+00:00,true,");
        assertThat(line(withPassword(Optional.of(USED)))).contains(",true,2026-03-01T10:00:59+00:00,");
    }

    @Test
    void a_name_with_a_comma_stays_one_field() {
        assertThat(line(Rows.user(Rows.ACCOUNT, "smith,john")))
                .startsWith("\"smith,john\",\"arn:aws:iam::123456789012:user/smith,john\",2026-01-01");
    }

    @Test
    void a_quote_in_a_path_is_doubled() {
        LedgerRow plain = Rows.user(Rows.ACCOUNT, "q");
        var quoted = new LedgerRow(
                plain.account(),
                plain.principal(),
                plain.userName(),
                "arn:aws:iam::123456789012:user/a\"b/q",
                plain.createdAt(),
                false,
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                false,
                List.of());
        assertThat(line(quoted)).startsWith("q,\"arn:aws:iam::123456789012:user/a\"\"b/q\",");
    }

    @Test
    void every_line_has_a_field_for_each_of_the_22_columns() {
        assertThat(CredentialReportCsv.COLUMNS).hasSize(22);
        assertThat(CredentialReportCsv.render(List.of(Rows.root(Rows.ACCOUNT), Rows.user(Rows.ACCOUNT, "a")))
                        .lines())
                .allSatisfy(line -> assertThat(line.split(",", -1)).hasSize(22));
    }

    private static LedgerRow withPassword(Optional<Instant> used) {
        return new LedgerRow(
                Rows.ACCOUNT,
                "AIDAP",
                Optional.of("pat"),
                "arn:aws:iam::123456789012:user/pat",
                Rows.CREATED,
                true,
                used,
                Optional.of(Rows.CREATED),
                Optional.of(Instant.parse("2026-04-01T00:00:00Z")),
                true,
                List.of());
    }

    private static String line(LedgerRow row) {
        return CredentialReportCsv.render(List.of(row)).lines().toList().getLast();
    }
}
