package io.chancery.language.differential;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Condition operators, keys and values, readable and not. */
final class ConditionVocabulary {

    private static final List<String> STRINGS = List.of(
            "alice",
            "Alice",
            "bob",
            "red",
            "RED",
            "",
            "*",
            "a*",
            "?lice",
            "al??e",
            "${aws:username}",
            "${aws:PrincipalTag/team}",
            "${aws:PrincipalTag/team, 'red'}",
            "${aws:username}*",
            "${late:key}",
            "${*}",
            "a${?}",
            "\uD83D\uDE00",
            "?",
            "??",
            "*\uDE00",
            "\uD83D*",
            "\uD83D",
            "stra\u00DFe",
            "STRASSE",
            "\u0130",
            "i",
            "\u212A",
            "k",
            "bo*b");

    private static final List<String> NUMBERS = List.of(
            "1",
            "1.0",
            "01",
            "+1",
            "-1",
            "-0",
            "0",
            "1e0",
            "10",
            "9.5",
            "1.",
            ".5",
            "1e400",
            "99999999999999999999",
            "1 ",
            "",
            "one",
            "0x1",
            "123456789012345678",
            "1234567890123456789",
            "1.000000000000000001",
            "--1",
            "1e999999999",
            "1700000000");

    private static final List<String> DATES = List.of(
            "2026-01-31T12:00:00Z",
            "2026-01-31T13:00:00+01:00",
            "2026-01-31T12:00:00.000Z",
            "2026-01-31T12:00:00.5Z",
            "2026-01-31T12:00Z",
            "2026-01-31",
            "2026-01",
            "2026",
            "2026-02-30",
            "2026-02-30T12:00:00Z",
            "2026-02-29T24:00:00Z",
            "2026-13-01T12:00:00Z",
            "2026-01-31T12:60:00Z",
            "2026-01-31 12:00:00",
            "1769860800",
            "1769860800.5",
            "1769817600",
            "0",
            "-1",
            "31556889864403199",
            "31556889864403200",
            "99999999999999999999",
            "yesterday",
            "",
            "0001-01-01T00:00:00Z",
            "2026-01-31T12:00:60Z");

    private static final List<String> BOOLS =
            List.of("true", "false", "TRUE", "False", "1", "", "${aws:username}", "tru");

    private static final List<String> BINARIES = List.of("QUJD", "QUJD", "QUI=", "QUI", "!!!!", "", "QUJDRA==");

    private static final List<String> ADDRESSES = List.of(
            "192.0.2.1",
            "192.0.2.0/24",
            "192.0.2.1/32",
            "192.0.2.128/25",
            "0.0.0.0/0",
            "192.0.2.1/0",
            "192.0.2.256",
            "192.0.2.01",
            "192.0.2",
            "192.0.2.1/33",
            "192.0.2.1/",
            "2001:db8::1",
            "2001:DB8:0:0:0:0:0:1",
            "2001:db8::/32",
            "2001:db8::/127",
            "::/0",
            "::ffff:192.0.2.1",
            "::ffff:c000:201",
            "0:0:0:0:0:FFFF:C000:0201",
            "::fffe:c000:201",
            "::ffff:192.0.2.0/120",
            "::ffff:0:0/90",
            "1:2:3:4:5:6:7:8::",
            "1:2:3:4:5:6:7:192.0.2.1",
            "1:2:3:4:5:6:192.0.2.1",
            ":::",
            "::1%eth0",
            "localhost",
            "");

    private static final List<String> ARNS = List.of(
            "arn:aws:s3:::bucket",
            "arn:aws:s3:::*",
            "arn:aws:iam::123456789012:user/a/alice",
            "arn:aws:iam::123456789012:user/*",
            "arn:aws:iam::*:role/*",
            "arn:aws:iam::123456789012:role/Developer",
            "arn:*",
            "*",
            "**",
            "arn:aws:iam::123456789012:*:x",
            "arn:aws:iam::123456789012:user/${aws:username}",
            "arn:aws:iam::123456789012:user/a/${aws:username}",
            "${aws:PrincipalArn}",
            "${late:key}",
            "arn:aws:sns:eu-west-1:123456789012:a:b",
            "arn:aws:sns:*:*:a:?",
            "arn:aws:s3",
            "arn:?ws:s3:::bucket",
            "alice",
            "",
            "::::: ",
            "*:*:*:*:*:*");

    /** Keys by what their values are, so that most operators meet the kind that they read. */
    private static final Map<String, List<String>> KINDS = Map.of(
            "String", STRINGS,
            "Numeric", NUMBERS,
            "Date", DATES,
            "Bool", BOOLS,
            "Null", BOOLS,
            "Binary", BINARIES,
            "Ip", ADDRESSES,
            "NotIp", ADDRESSES,
            "Arn", ARNS);

    private static final Map<String, List<String>> KEYS = Map.of(
            "String",
                    List.of(
                            "s3:prefix",
                            "aws:PrincipalTag/team",
                            "aws:username",
                            "aws:userid",
                            "aws:TagKeys",
                            "late:key",
                            "aws:PrincipalType",
                            "aws:ResourceAccount",
                            "aws:PrincipalServiceName",
                            "aws:FederatedProvider"),
            "Numeric", List.of("aws:MultiFactorAuthAge", "s3:max-keys", "aws:EpochTime", "late:number"),
            "Date", List.of("aws:CurrentTime", "aws:EpochTime", "aws:TokenIssueTime"),
            "Bool", List.of("aws:MultiFactorAuthPresent", "aws:SecureTransport", "aws:PrincipalIsAWSService"),
            "Null", List.of("aws:MultiFactorAuthPresent", "aws:TagKeys", "late:key", "aws:username", "s3:prefix"),
            "Binary", List.of("custom:blob"),
            "Ip", List.of("aws:SourceIp", "aws:VpcSourceIp"),
            "NotIp", List.of("aws:SourceIp", "aws:VpcSourceIp"),
            "Arn", List.of("aws:PrincipalArn", "aws:SourceArn", "late:arn"));

    private static final List<String> SORTED_KINDS =
            KEYS.keySet().stream().sorted().toList();

    /** By key the lists of values for each kind of operator that asks for it. */
    private static final Map<String, List<List<String>>> VALUES = valuesByKey();

    private static final List<String> NAMES = List.of(
            "StringEquals",
            "StringNotEquals",
            "StringEqualsIgnoreCase",
            "StringNotEqualsIgnoreCase",
            "StringLike",
            "StringNotLike",
            "NumericEquals",
            "NumericNotEquals",
            "NumericLessThan",
            "NumericLessThanEquals",
            "NumericGreaterThan",
            "NumericGreaterThanEquals",
            "DateEquals",
            "DateNotEquals",
            "DateLessThan",
            "DateLessThanEquals",
            "DateGreaterThan",
            "DateGreaterThanEquals",
            "Bool",
            "BinaryEquals",
            "IpAddress",
            "NotIpAddress",
            "ArnEquals",
            "ArnLike",
            "ArnNotEquals",
            "ArnNotLike",
            "Null");

    private ConditionVocabulary() {}

    private static Map<String, List<List<String>>> valuesByKey() {
        Map<String, List<List<String>>> values = new HashMap<>();
        for (String kind : SORTED_KINDS) {
            for (String key : KEYS.getOrDefault(kind, List.of())) {
                values.computeIfAbsent(key, any -> new ArrayList<>()).add(KINDS.getOrDefault(kind, STRINGS));
            }
        }
        return values;
    }

    /** An operator with its qualifier and IfExists; now and then one that nobody knows. */
    static String operator(Dice dice) {
        if (dice.percent(2)) {
            return dice.oneOf(List.of("stringequals", "StringMatches", "ForAll:StringEquals", "NullIfExists", ""));
        }
        String qualifier = dice.percent(75) ? "" : dice.oneOf(List.of("ForAllValues:", "ForAnyValue:"));
        return qualifier + dice.oneOf(NAMES) + (dice.percent(25) ? "IfExists" : "");
    }

    static String key(String operator, Dice dice) {
        String kind = dice.percent(90) ? kind(operator) : dice.oneOf(SORTED_KINDS);
        return dice.inSomeCase(dice.oneOf(KEYS.getOrDefault(kind, List.of("s3:prefix"))));
    }

    static List<String> values(String operator, Dice dice) {
        List<String> kind = KINDS.getOrDefault(kind(operator), STRINGS);
        if (dice.percent(3)) {
            return List.of();
        }
        return dice.some(1, 5, () -> dice.percent(97) ? value(kind, dice) : value(STRINGS, dice));
    }

    private static String value(List<String> kind, Dice dice) {
        if (kind.equals(STRINGS) && dice.percent(15)) {
            return dice.text("ab*?$", 8);
        }
        if (kind.equals(ARNS) && dice.percent(10)) {
            return dice.text("ab*?:::", 14);
        }
        return dice.oneOf(kind);
    }

    /** Every key that a condition may ask for. */
    static List<String> keys() {
        return KEYS.values().stream().flatMap(List::stream).distinct().sorted().toList();
    }

    /** What a request may hold for the key. */
    static String valueFor(String key, Dice dice) {
        return dice.percent(95) ? value(dice.oneOf(VALUES.getOrDefault(key, List.of())), dice) : value(STRINGS, dice);
    }

    private static String kind(String operator) {
        String base = operator.substring(operator.indexOf(':') + 1);
        return KINDS.keySet().stream().filter(base::startsWith).findFirst().orElse("");
    }
}
