package io.chancery.language.analysis;

import io.chancery.language.Arn;
import io.chancery.language.ConditionClause;
import io.chancery.language.ConditionOperator;
import io.chancery.language.ConditionOperator.Base;
import io.chancery.language.ConditionOperator.Qualifier;
import io.chancery.language.Effect;
import io.chancery.language.PolicyDocument;
import io.chancery.language.PrincipalElement;
import io.chancery.language.PrincipalElement.Entry;
import io.chancery.language.PrincipalNames;
import io.chancery.language.Statement;
import io.chancery.language.Statement.Patterns;
import io.chancery.language.match.Ascii;
import io.chancery.language.value.IpRange;
import io.chancery.language.value.UnreadableValueException;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Stream;

/**
 * A policy that lets in whoever is inside, as what another policy is compared with. Beside principals by name it lets in
 * everybody who meets a condition of that other policy that only those inside can meet, so that the two are told apart by
 * the same conditions.
 */
final class Zone {

    private static final Patterns EVERYTHING = new Patterns(false, List.of("*"));
    private static final Entry EVERYONE = new PrincipalElement.Everyone();
    private static final Entry ANY_SERVICE = new PrincipalElement.Service("*");

    /** Ranges of addresses wider than these are no place in particular ("Meaning of public", S3 User Guide). */
    private static final int WIDEST_V4 = 8;

    private static final int WIDEST_V6 = 32;
    private static final int V4_BYTES = 4;

    /** Keys whose value is one of a kind, and who can have it is up to those who run the platform. */
    private static final Set<String> IDENTIFYING = Set.of(
            "aws:principalaccount",
            "aws:principalorgid",
            "aws:sourceaccount",
            "aws:sourceorgid",
            "aws:sourceowner",
            "aws:sourcevpc",
            "aws:sourcevpce",
            "aws:userid",
            "aws:vpceaccount",
            "aws:vpceorgid");

    private static final Set<String> ARNS = Set.of("aws:principalarn", "aws:sourcearn", "aws:sourcevpcarn");
    private static final Set<String> PATHS = Set.of("aws:principalorgpaths", "aws:sourceorgpaths", "aws:vpceorgpaths");
    private static final String SOURCE_IP = "aws:sourceip";

    private static final Set<Base> NAMING = EnumSet.of(
            Base.STRING_EQUALS,
            Base.STRING_EQUALS_IGNORE_CASE,
            Base.STRING_LIKE,
            Base.ARN_EQUALS,
            Base.ARN_LIKE,
            Base.IP_ADDRESS);

    private Zone() {}

    /** Inside are these accounts, and services. */
    static PolicyDocument ofAccounts(PolicyDocument policy, Set<String> accounts) {
        List<Entry> names = new ArrayList<>(List.of(ANY_SERVICE));
        accounts.forEach(account -> names.add(new PrincipalElement.Aws(account)));
        return zone(policy, names, clause -> isOfAccounts(clause, accounts));
    }

    /** Inside is whom the policy names or pins down, and services. */
    static PolicyDocument ofNamed(PolicyDocument policy) {
        List<Entry> names = new ArrayList<>(List.of(ANY_SERVICE));
        policy.statements().stream()
                .filter(statement -> statement.effect() == Effect.ALLOW)
                .flatMap(statement -> statement.principal().stream())
                .filter(element -> !element.negated())
                .flatMap(element -> element.entries().stream())
                .filter(entry -> !entry.equals(EVERYONE))
                .distinct()
                .forEach(names::add);
        return zone(policy, names, Zone::pinsDown);
    }

    private static PolicyDocument zone(PolicyDocument policy, List<Entry> names, Predicate<ConditionClause> inside) {
        List<Statement> statements = new ArrayList<>();
        statements.add(allow(names, List.of()));
        policy.statements().stream()
                .flatMap(statement -> statement.conditions().stream())
                .flatMap(clause -> positive(clause).stream())
                .filter(inside)
                .distinct()
                .forEach(clause -> statements.add(allow(List.of(EVERYONE), List.of(clause))));
        return new PolicyDocument(policy.version(), Optional.empty(), statements, "");
    }

    private static Statement allow(List<Entry> names, List<ConditionClause> conditions) {
        return new Statement(
                Optional.empty(),
                Effect.ALLOW,
                Optional.of(new PrincipalElement(false, names)),
                EVERYTHING,
                Optional.of(EVERYTHING),
                conditions);
    }

    /**
     * The clause that the key is there with one of the values: what an Allow asks for, and what a Deny with the negated
     * operator leaves. Only operators that ask for values, not for more or less, pin anything down.
     */
    private static Optional<ConditionClause> positive(ConditionClause clause) {
        String name = clause.operator().replace("Not", "").replace("IfExists", "");
        return ConditionOperator.parse(name)
                .filter(operator ->
                        NAMING.contains(operator.base()) && operator.qualifier() != Qualifier.FOR_ALL_VALUES)
                .map(operator -> new ConditionClause(name, clause.key(), clause.values()));
    }

    private static boolean isOfAccounts(ConditionClause clause, Set<String> accounts) {
        return switch (Ascii.lowerCase(clause.key())) {
            case "aws:principalaccount", "aws:sourceaccount", "aws:sourceowner" ->
                accounts.containsAll(clause.values());
            case "aws:principalarn", "aws:sourcearn" ->
                clause.values().stream()
                        .allMatch(value -> accountOf(clause, value)
                                .filter(accounts::contains)
                                .isPresent());
            default -> false;
        };
    }

    private static boolean pinsDown(ConditionClause clause) {
        String key = Ascii.lowerCase(clause.key());
        Stream<String> values = clause.values().stream();
        if (ARNS.contains(key)) {
            return values.allMatch(value -> accountOf(clause, value).isPresent() || isLiteral(value));
        }
        if (PATHS.contains(key)) {
            return values.allMatch(
                    value -> value.indexOf('/') > 0 && isLiteral(value.substring(0, value.indexOf('/'))));
        }
        if (key.equals(SOURCE_IP)) {
            return base(clause) == Base.IP_ADDRESS && values.allMatch(Zone::isPlace);
        }
        return IDENTIFYING.contains(key) && values.allMatch(Zone::isLiteral);
    }

    private static Base base(ConditionClause clause) {
        return ConditionOperator.parse(clause.operator()).orElseThrow().base();
    }

    /**
     * The account that an ARN, or a pattern of ARNs, is of. What stands before the account must be what it says: for operators on
     * strings a wildcard reaches over colons, and a variable may hold some.
     */
    private static Optional<String> accountOf(ConditionClause clause, String text) {
        boolean inParts = base(clause) == Base.ARN_EQUALS || base(clause) == Base.ARN_LIKE;
        return Arn.parse(text)
                .filter(arn -> {
                    String before = arn.partition() + arn.service() + arn.region();
                    return inParts ? !before.contains("${") : isLiteral(before);
                })
                .map(Arn::account)
                .filter(PrincipalNames::isAccountId);
    }

    private static boolean isLiteral(String value) {
        return value.indexOf('*') < 0 && value.indexOf('?') < 0 && !value.contains("${");
    }

    private static boolean isPlace(String value) {
        try {
            IpRange range = IpRange.parse(value);
            return range.prefixLength() >= (range.address().length == V4_BYTES ? WIDEST_V4 : WIDEST_V6);
        } catch (UnreadableValueException e) {
            // Such a condition is never met.
            return true;
        }
    }
}
