package io.chancery.language.differential;

import io.chancery.language.request.RequestPrincipal;
import io.chancery.language.request.RequestPrincipal.Anonymous;
import io.chancery.language.request.RequestPrincipal.FederatedUser;
import io.chancery.language.request.RequestPrincipal.RoleSession;
import io.chancery.language.request.RequestPrincipal.Root;
import io.chancery.language.request.RequestPrincipal.Service;
import io.chancery.language.request.RequestPrincipal.User;
import io.chancery.language.request.RequestPrincipal.WebIdentity;
import java.util.List;
import java.util.stream.Stream;

/** Few words, so that policies and requests often speak of the same, and among them those that are easily got wrong. */
final class Vocabulary {

    static final String HOME = "123456789012";
    static final String ABROAD = "210987654321";

    private static final User ALICE =
            new User(HOME, "arn:aws:iam::123456789012:user/a/alice", "AIDAALICE00000000000", "alice");

    static final List<RequestPrincipal> PRINCIPALS = List.of(
            ALICE,
            ALICE,
            ALICE,
            new User(ABROAD, "arn:aws:iam::210987654321:user/bob", "AIDABOB0000000000000", "bo*b"),
            role(HOME, "Developer", "AROADEVELOPER0000000"),
            role(HOME, "Developer", "AROADEVELOPER0000000"),
            role(ABROAD, "Auditor", "AROAAUDITOR000000000"),
            new User(HOME, "arn:aws:iam::123456789012:user/somebody", "", ""),
            role(HOME, "Developer", ""),
            new Root(HOME),
            new FederatedUser(HOME, "arn:aws:sts::123456789012:federated-user/fred", "fred", ALICE),
            new Service("lambda.amazonaws.com"),
            new WebIdentity("accounts.google.com", "subject-1"),
            new Anonymous());

    /** What Principal elements name as AWS, resolvable or not. */
    static final List<String> AWS_NAMES = List.of(
            HOME,
            ABROAD,
            "arn:aws:iam::123456789012:root",
            "arn:aws:iam::210987654321:root",
            "arn:aws:iam::123456789012:user/a/alice",
            "arn:aws:iam::123456789012:user/alice",
            "arn:aws:iam::210987654321:user/bob",
            "arn:aws:iam::123456789012:role/Developer",
            "arn:aws:iam::210987654321:role/Auditor",
            "arn:aws:sts::123456789012:assumed-role/Developer/session",
            "arn:aws:sts::210987654321:assumed-role/Auditor/session",
            "arn:aws:sts::123456789012:federated-user/fred",
            "AIDAALICE00000000000",
            "AROADEVELOPER0000000",
            "AIDABOB0000000000000",
            "not a principal");

    static final List<String> UNIQUE_IDS =
            List.of("AIDAALICE00000000000", "AROADEVELOPER0000000", "AIDABOB0000000000000", "AIDAOTHER00000000000");

    static final List<String> SERVICES = List.of("lambda.amazonaws.com", "ec2.amazonaws.com", "*");
    static final List<String> PROVIDERS = List.of("accounts.google.com", "www.amazon.com", "*");

    static final List<String> ACTIONS = List.of(
            "s3:GetObject",
            "s3:GetObject",
            "s3:GetObjectVersion",
            "s3:PutObject",
            "s3:ListBucket",
            "ec2:DescribeInstances",
            "ec2:RunInstances",
            "sts:AssumeRole",
            "sts:TagSession",
            "iam:PassRole",
            "s3:",
            ":",
            "",
            "nocolon",
            "s3:\uD83D\uDE00",
            "s3:get\u212Aey",
            "\u017F3:GetObject",
            "s3:2Get");

    static final List<String> ACTION_PATTERNS = Stream.concat(
                    ACTIONS.stream(),
                    Stream.of(
                            "*",
                            "*",
                            "s3:*",
                            "s3:*",
                            "s3:Get*",
                            "s3:Get?bject",
                            "s3:*Object",
                            "s3:G*t*j*t",
                            "s3:?*",
                            "s3:?",
                            "s3*",
                            "s?:GetObject",
                            "*:GetObject",
                            "*:*",
                            "**",
                            "?*",
                            "ec2:Describe*",
                            "ec2:*",
                            "sts:*",
                            "iam:*",
                            "s3:GetKey"))
            .toList();

    static final List<String> RESOURCES = List.of(
            "arn:aws:s3:::bucket",
            "arn:aws:s3:::bucket/alice/notes.txt",
            "arn:aws:s3:::bucket/alice/notes.txt",
            "arn:aws:s3:::bucket/bo*b/notes.txt",
            "arn:aws:s3:::bucket/bob/notes.txt",
            "arn:aws:s3:::bucket/red/a:b/c",
            "arn:aws:s3:::bucket/\uD83D\uDE00",
            "arn:aws:s3:::bucket/\uD83D\uDE00x",
            "arn:aws:s3:::bucket/*",
            "arn:aws:s3:::bucket/$",
            "arn:aws:iam::123456789012:role/Developer",
            "arn:aws:iam::210987654321:role/Auditor",
            "arn:aws:ec2:eu-west-1:210987654321:instance/i-1",
            "arn:aws:ec2:eu-west-1:123456789012:instance/i-1",
            "arn:aws:ec2:eu-west-1:12345678901x:instance/i-1",
            "arn:aws:ec2:eu-west-1:123456789012",
            "*",
            "",
            "arn:",
            "ARN:aws:s3::123456789012:bucket");

    static final List<String> RESOURCE_PATTERNS = Stream.concat(
                    RESOURCES.stream(),
                    Stream.of(
                            "*",
                            "*",
                            "*",
                            "arn:aws:s3:::bucket/*",
                            "arn:aws:s3:::bucket/*",
                            "arn:aws:s3:::*",
                            "arn:aws:s3:::bucket*",
                            "arn:aws:s3:::bucket/*/notes.*",
                            "arn:aws:s3:::bucket/?",
                            "arn:aws:s3:::bucket/??",
                            "arn:aws:s3:::bucket/*\uDE00",
                            "arn:aws:s3:::bucket/\uD83D*",
                            "arn:aws:s3:::bucket/\uD83D?",
                            "arn:aws:*:*:123456789012:*",
                            "arn:aws:s3:*:*:*",
                            "arn:aws:ec2:eu-west-1:*:*",
                            "arn:aws:*:*:*:*",
                            "arn:aws:ec2:eu-*-1:*:instance/*",
                            "arn:aws:s3:::bucket/${aws:username}/*",
                            "arn:aws:s3:::bucket/${aws:username}/*",
                            "arn:aws:s3:::bucket/${AWS:UserName}*",
                            "arn:aws:s3:::bucket/${aws:PrincipalTag/team}/*",
                            "arn:aws:s3:::bucket/${aws:PrincipalTag/team, 'alice'}/*",
                            "arn:aws:s3:::bucket/${aws:PrincipalTag/team,'*'}/notes.txt",
                            "arn:aws:s3:::bucket/${late:key}/*",
                            "arn:aws:s3:::bucket/${aws:TagKeys}/*",
                            "arn:aws:s3:::bucket/${*}",
                            "arn:aws:s3:::bucket/${?}",
                            "arn:aws:s3:::bucket/${$}",
                            "arn:aws:s3:::bucket/${",
                            "arn:aws:s3:::bucket/${}",
                            "arn:aws:s3:::bucket/${aws:username, nobody}/*",
                            "arn:${*}:s3:::*",
                            "${aws:username}"))
            .toList();

    private Vocabulary() {}

    private static RoleSession role(String account, String name, String id) {
        return new RoleSession(
                account,
                "arn:aws:sts::%s:assumed-role/%s/session".formatted(account, name),
                "arn:aws:iam::%s:role/%s".formatted(account, name),
                id,
                "session");
    }
}
