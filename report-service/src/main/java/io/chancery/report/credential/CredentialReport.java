package io.chancery.report.credential;

import java.time.Instant;

/**
 * A finished report.
 *
 * @param csv UTF-8
 * @param generatedAt what it says was so at that moment or a little later, never before
 */
record CredentialReport(String csv, Instant generatedAt) {}
