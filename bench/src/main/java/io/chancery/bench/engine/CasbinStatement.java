package io.chancery.bench.engine;

import io.chancery.bench.population.Vocabulary;
import io.chancery.language.ConditionClause;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;

/**
 * A statement as the functions of jCasbin's matcher read it.
 *
 * @param threshold seconds since 1970, for the conditions on time
 */
record CasbinStatement(
        List<String> actions, List<String> resources, String operator, List<Range> ranges, long threshold) {

    static final ConditionClause NO_CONDITION = new ConditionClause("", "", List.of());

    record Range(byte[] address, int prefixBits) {

        static Range of(String cidr) {
            int slash = cidr.indexOf('/');
            return new Range(address(cidr.substring(0, slash)), Integer.parseInt(cidr.substring(slash + 1)));
        }

        static byte[] address(String literal) {
            try {
                return InetAddress.getByName(literal).getAddress();
            } catch (UnknownHostException e) {
                throw new IllegalArgumentException("\"%s\" is not an address".formatted(literal), e);
            }
        }

        boolean contains(byte[] candidate) {
            if (candidate.length != address.length) {
                return false;
            }
            int whole = prefixBits / 8;
            int mask = (0xFF << (8 - prefixBits % 8)) & 0xFF;
            return Arrays.equals(address, 0, whole, candidate, 0, whole)
                    && (prefixBits % 8 == 0 || (address[whole] & mask) == (candidate[whole] & mask));
        }
    }

    static CasbinStatement of(List<String> actions, List<String> resources, ConditionClause clause) {
        boolean addresses = clause.operator().endsWith("IpAddress");
        boolean date = clause.operator().startsWith("Date");
        return new CasbinStatement(
                actions,
                resources,
                clause.operator(),
                addresses ? clause.values().stream().map(Range::of).toList() : List.of(),
                date ? Instant.parse(clause.values().getFirst()).getEpochSecond() : 0);
    }

    boolean actionMatches(String action) {
        for (String pattern : actions) {
            if (like(action, pattern)) {
                return true;
            }
        }
        return false;
    }

    boolean resourceMatches(String resource, String username) {
        for (String pattern : resources) {
            boolean named = pattern.contains(Vocabulary.USERNAME_VARIABLE);
            if (named
                    ? !username.isEmpty() && like(resource, pattern.replace(Vocabulary.USERNAME_VARIABLE, username))
                    : like(resource, pattern)) {
                return true;
            }
        }
        return false;
    }

    boolean conditionMet(String sourceIp, boolean mfa, long time) {
        return switch (operator) {
            case "" -> true;
            case "IpAddress" -> inRange(sourceIp);
            case "NotIpAddress" -> !inRange(sourceIp);
            case "Bool" -> mfa;
            case "BoolIfExists" -> !mfa;
            case "DateLessThan" -> time < threshold;
            case "DateGreaterThan" -> time > threshold;
            default -> throw new IllegalArgumentException("no translation of " + operator);
        };
    }

    private boolean inRange(String sourceIp) {
        byte[] address = Range.address(sourceIp);
        for (Range range : ranges) {
            if (range.contains(address)) {
                return true;
            }
        }
        return false;
    }

    /** {@code *} is any text; nothing else is special. */
    private static boolean like(String text, String pattern) {
        int at = 0;
        int symbol = 0;
        int star = -1;
        int taken = 0;
        while (at < text.length()) {
            if (symbol < pattern.length() && pattern.charAt(symbol) == '*') {
                star = symbol++;
                taken = at;
            } else if (symbol < pattern.length() && pattern.charAt(symbol) == text.charAt(at)) {
                symbol++;
                at++;
            } else if (star >= 0) {
                symbol = star + 1;
                at = ++taken;
            } else {
                return false;
            }
        }
        while (symbol < pattern.length() && pattern.charAt(symbol) == '*') {
            symbol++;
        }
        return symbol == pattern.length();
    }
}
