/**
 * What it means: reports rendered from what others keep. This service has no tables; a report lives in memory, and one
 * that is lost with the process is generated again.
 *
 * <p>{@code credential} holds the credential report and its two operations, {@code http} the doors. Start with {@link
 * io.chancery.report.credential.CredentialReports}.
 */
@NullMarked
package io.chancery.report;

import org.jspecify.annotations.NullMarked;
