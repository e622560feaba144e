package io.chancery.report.credential;

import io.chancery.contracts.ledger.LedgerRow;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The report's columns and their vocabulary ("Generate credential reports", IAM User Guide, "Understanding the report
 * format"): times in ISO 8601, {@code true} and {@code false}, {@code N/A} for what does not apply, {@code
 * no_information} for what was never seen, {@code not_supported} for what is not told of the root user. Fields are quoted
 * as RFC 4180 says where a name or path needs it.
 */
final class CredentialReportCsv {

    static final List<String> COLUMNS = List.of(
            "user",
            "arn",
            "user_creation_time",
            "password_enabled",
            "password_last_used",
            "password_last_changed",
            "password_next_rotation",
            "mfa_active",
            "access_key_1_active",
            "access_key_1_last_rotated",
            "access_key_1_last_used_date",
            "access_key_1_last_used_region",
            "access_key_1_last_used_service",
            "access_key_2_active",
            "access_key_2_last_rotated",
            "access_key_2_last_used_date",
            "access_key_2_last_used_region",
            "access_key_2_last_used_service",
            "cert_1_active",
            "cert_1_last_rotated",
            "cert_2_active",
            "cert_2_last_rotated");

    private static final String ROOT = "<root_account>";
    private static final String NOT_APPLICABLE = "N/A";
    private static final String NO_INFORMATION = "no_information";
    private static final String NOT_SUPPORTED = "not_supported";
    private static final int ACCESS_KEYS = 2;
    private static final int CERTIFICATES = 2;
    private static final DateTimeFormatter TIME =
            DateTimeFormatter.ofPattern("yyyy-MM-dd'T'HH:mm:ss'+00:00'").withZone(ZoneOffset.UTC);

    private CredentialReportCsv() {}

    /** The heading and a line for each row, in their order, with line feeds between them. */
    static String render(List<LedgerRow> rows) {
        var csv = new StringBuilder();
        line(csv, COLUMNS);
        for (LedgerRow row : rows) {
            csv.append('\n');
            line(csv, fields(row));
        }
        return csv.toString();
    }

    private static List<String> fields(LedgerRow row) {
        var fields = new ArrayList<String>(COLUMNS.size());
        fields.add(row.userName().orElse(ROOT));
        fields.add(row.arn());
        fields.add(time(row.createdAt()));
        if (row.userName().isPresent()) {
            userPassword(fields, row);
        } else {
            rootPassword(fields, row);
        }
        fields.add(String.valueOf(row.mfaActive()));
        for (int i = 0; i < ACCESS_KEYS; i++) {
            accessKey(
                    fields,
                    i < row.accessKeys().size() ? Optional.of(row.accessKeys().get(i)) : Optional.empty());
        }
        for (int i = 0; i < CERTIFICATES; i++) {
            fields.add(String.valueOf(false));
            fields.add(NOT_APPLICABLE);
        }
        return fields;
    }

    private static void userPassword(List<String> fields, LedgerRow row) {
        fields.add(String.valueOf(row.passwordEnabled()));
        fields.add(
                row.passwordEnabled()
                        ? row.passwordLastUsed().map(CredentialReportCsv::time).orElse(NO_INFORMATION)
                        : NOT_APPLICABLE);
        fields.add(timeOrNotApplicable(row.passwordLastChanged()));
        fields.add(timeOrNotApplicable(row.passwordNextRotation()));
    }

    private static void rootPassword(List<String> fields, LedgerRow row) {
        fields.add(NOT_SUPPORTED);
        fields.add(row.passwordLastUsed().map(CredentialReportCsv::time).orElse(NO_INFORMATION));
        fields.add(NOT_SUPPORTED);
        fields.add(NOT_SUPPORTED);
    }

    private static void accessKey(List<String> fields, Optional<LedgerRow.Key> key) {
        Optional<LedgerRow.LastUsed> used = key.flatMap(LedgerRow.Key::lastUsed);
        fields.add(String.valueOf(key.map(LedgerRow.Key::active).orElse(false)));
        fields.add(timeOrNotApplicable(key.map(LedgerRow.Key::lastRotated)));
        fields.add(timeOrNotApplicable(used.map(LedgerRow.LastUsed::at)));
        fields.add(used.map(LedgerRow.LastUsed::region).orElse(NOT_APPLICABLE));
        fields.add(used.map(LedgerRow.LastUsed::service).orElse(NOT_APPLICABLE));
    }

    private static String timeOrNotApplicable(Optional<Instant> time) {
        return time.map(CredentialReportCsv::time).orElse(NOT_APPLICABLE);
    }

    private static String time(Instant time) {
        return TIME.format(time);
    }

    private static void line(StringBuilder csv, List<String> fields) {
        for (int i = 0; i < fields.size(); i++) {
            csv.append(i == 0 ? "" : ",").append(quoted(fields.get(i)));
        }
    }

    private static String quoted(String field) {
        boolean plain = field.chars().noneMatch(c -> c == ',' || c == '"' || c == '\n' || c == '\r');
        return plain ? field : '"' + field.replace("\"", "\"\"") + '"';
    }
}
