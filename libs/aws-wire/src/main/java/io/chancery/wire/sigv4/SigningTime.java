package io.chancery.wire.sigv4;

import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.format.ResolverStyle;
import java.util.regex.Pattern;

/** When a request was signed, and whether that is now. */
final class SigningTime {
    private static final DateTimeFormatter BASIC = DateTimeFormatter.ofPattern("uuuuMMdd'T'HHmmss'Z'")
            .withResolverStyle(ResolverStyle.STRICT)
            .withZone(ZoneOffset.UTC);
    private static final Pattern SHAPE = Pattern.compile("[0-9]{8}T[0-9]{6}Z");
    private static final Pattern SECONDS = Pattern.compile("[0-9]{1,6}");

    /** Seven days, as the IAM User Guide has it for presigned requests. */
    private static final long MAX_EXPIRES_SECONDS = 604_800;

    private SigningTime() {}

    static Instant parse(String text) {
        try {
            if (SHAPE.matcher(text).matches()) {
                return BASIC.parse(text, Instant::from);
            }
        } catch (DateTimeException e) {
            // Of the right shape and yet no date, the 31st of February: refused like any other text.
        }
        throw SignatureException.incomplete(
                "Date must be in ISO-8601 'basic format'. Got '%s'. See http://en.wikipedia.org/wiki/ISO_8601"
                        .formatted(text));
    }

    /** A request signed in its header is good for {@code skew} either way. */
    static void requireCurrent(Instant signedAt, Instant now, Duration skew) {
        requireNotFuture(signedAt, now, skew);
        if (signedAt.isBefore(now.minus(skew))) {
            throw SignatureException.mismatch("Signature expired: %s is now earlier than %s (%s - %d min.)"
                    .formatted(text(signedAt), text(now.minus(skew)), text(now), skew.toMinutes()));
        }
    }

    /** A presigned request is good from its time on, for as long as it says. */
    static void requireCurrentPresigned(Instant signedAt, String expiresSeconds, Instant now, Duration skew) {
        requireNotFuture(signedAt, now, skew);
        long seconds = SECONDS.matcher(expiresSeconds).matches() ? Long.parseLong(expiresSeconds) : 0;
        if (seconds < 1 || seconds > MAX_EXPIRES_SECONDS) {
            throw SignatureException.incomplete("X-Amz-Expires must be a number of seconds from 1 to 604800.");
        }
        Instant end = signedAt.plusSeconds(seconds);
        if (now.isAfter(end)) {
            throw SignatureException.expired(
                    "Request has expired. It was valid until %s, and it is %s.".formatted(text(end), text(now)));
        }
    }

    private static void requireNotFuture(Instant signedAt, Instant now, Duration skew) {
        if (signedAt.isAfter(now.plus(skew))) {
            throw SignatureException.mismatch("Signature not yet current: %s is still later than %s (%s + %d min.)"
                    .formatted(text(signedAt), text(now.plus(skew)), text(now), skew.toMinutes()));
        }
    }

    private static String text(Instant instant) {
        return BASIC.format(instant);
    }
}
