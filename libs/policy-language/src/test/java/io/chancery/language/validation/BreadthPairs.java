package io.chancery.language.validation;

import static io.chancery.language.validation.IssueCode.VARIABLE_USAGE_TOO_PERMISSIVE;
import static io.chancery.language.validation.IssueCode.WILDCARD_USAGE_TOO_PERMISSIVE;
import static io.chancery.language.validation.Pair.document;
import static io.chancery.language.validation.Pair.identity;

import java.util.List;
import java.util.stream.Stream;

/** Wildcards and policy variables that may stand for more than was meant, each beside what is narrow enough. */
final class BreadthPairs {

    private static final String NAME = "${aws:PrincipalTag/name}";

    private BreadthPairs() {}

    static List<Pair> all() {
        return Stream.of(identifiers(), userIds(), sixCharacters(), effects())
                .flatMap(List::stream)
                .toList();
    }

    private static List<Pair> identifiers() {
        return List.of(
                like("aws:PrincipalOrgID", "o-a1b2c3d4*", "o-a1b2c3d4e5"),
                like("aws:SourceVpce", "vpce-0a1b2c?", "vpce-0a1b2c${?}"),
                like("AWS:SOURCEACCOUNT", "12345678901*", "123456789012"),
                equal("aws:PrincipalAccount", "${aws:PrincipalTag/account}", "${aws:ResourceAccount}"),
                equal("aws:ResourceOrgID", "${aws:ResourceOrgID}", "${aws:PrincipalOrgID}"),
                equal("aws:ResourceAccount", "${aws:PrincipalAccount}" + NAME, "${AWS:principalaccount}"));
    }

    private static List<Pair> userIds() {
        return List.of(
                like("aws:userid", "AROAEXAMPLEID*", "AROAEXAMPLEID:*"),
                like("aws:userid", "AROA*:alice", "*:alice"),
                equal("aws:userid", NAME, "AROAEXAMPLEID:" + NAME),
                equal("aws:userid", "AROA" + NAME + ":alice", NAME + ":alice"));
    }

    private static List<Pair> sixCharacters() {
        return List.of(
                like("aws:username", "admin*", "admin-*"),
                like("aws:username", "admin?????", "admin-?????"),
                like("aws:SourceIdentity", "people/*/ops/*", "people/*/admins/*"),
                like("accounts.google.com:sub", "repo:*@1/app@2", "repo:a*@1/app@2"),
                like("accounts.google.com:sub", "repo:a@*/app@*", "repo:a@*/apps@*"),
                equal("aws:SourceIdentity", NAME, "person" + NAME),
                equal("aws:SourceIdentity", "person${*}" + NAME + ":" + NAME, "person${*}" + NAME),
                equal("accounts.google.com:sub", "user:" + NAME, "users:" + NAME));
    }

    /** What a value admits matters where the statement lets it through. */
    private static List<Pair> effects() {
        return List.of(
                identity(
                        WILDCARD_USAGE_TOO_PERMISSIVE,
                        statement("Deny", "StringNotLike", "aws:username", "ops*"),
                        statement("Deny", "StringLike", "aws:username", "ops*")),
                identity(
                        WILDCARD_USAGE_TOO_PERMISSIVE,
                        statement("Allow", "StringLike", "aws:userid", "AROA*"),
                        statement("Allow", "StringNotLike", "aws:userid", "AROA*")));
    }

    private static Pair like(String key, String with, String without) {
        return identity(
                WILDCARD_USAGE_TOO_PERMISSIVE,
                statement("Allow", "StringLike", key, with),
                statement("Allow", "StringLike", key, without));
    }

    private static Pair equal(String key, String with, String without) {
        return identity(
                VARIABLE_USAGE_TOO_PERMISSIVE,
                statement("Allow", "StringEquals", key, with),
                statement("Allow", "StringEquals", key, without));
    }

    private static String statement(String effect, String operator, String key, String value) {
        return document(
                "'Effect':'%s','Action':'s3:GetObject','Resource':'arn:aws:s3:::data/*','Condition':{'%s':{'%s':'%s'}}"
                        .formatted(effect, operator, key, value));
    }
}
