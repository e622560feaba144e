package io.chancery.policy.search;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.TreeSet;

/** Writes the policies of one account at random, and books the actions and resources that they name. */
final class PolicyWriter {

    static final List<String> ACTIONS = List.of(
            "s3:GetObject",
            "s3:PutObject",
            "sqs:SendMessage",
            "kms:Decrypt",
            "iam:GetUser",
            "iam:PassRole",
            "sts:AssumeRole");

    private static final List<String> PATTERNS = List.of("*", "s3:*", "s3:Get*", "sqs:*", "iam:*", "kms:?ecrypt");
    private static final List<String> CONDITIONS = List.of(
            "{\"StringEquals\":{\"aws:PrincipalTag/team\":\"web\"}}",
            "{\"StringNotEquals\":{\"aws:PrincipalTag/team\":\"web\"}}",
            "{\"IpAddress\":{\"aws:SourceIp\":\"192.0.2.0/24\"}}",
            "{\"StringLike\":{\"aws:username\":\"user-*\"}}",
            "{\"Null\":{\"aws:username\":\"true\"}}",
            "{\"StringEquals\":{\"aws:PrincipalAccount\":\"111122223333\"}}");

    final TreeSet<String> actions = new TreeSet<>(String.CASE_INSENSITIVE_ORDER);
    static final String HOME = "arn:aws:s3:::bucket-3/";

    final TreeSet<String> known = new TreeSet<>();

    boolean namesService;

    /** Whether a resource of each user is named, by its user name. */
    boolean namesHomes;

    private final Random random;
    private final List<String> principals;

    /** @param principals that policies may name */
    PolicyWriter(Random random, List<String> principals) {
        this.random = random;
        this.principals = principals;
    }

    private <T> T one(List<T> of) {
        return of.get(random.nextInt(of.size()));
    }

    String identity() {
        List<String> statements = new ArrayList<>();
        for (int i = random.nextInt(3); i >= 0; i--) {
            String effect = random.nextInt(5) == 0 ? "Deny" : "Allow";
            statements.add("{\"Effect\":\"%s\",%s,%s%s}".formatted(effect, action(), resource(), condition()));
        }
        return document(statements);
    }

    String trust() {
        actions.add("sts:AssumeRole");
        return document(List.of("{\"Effect\":\"Allow\",\"Principal\":%s,\"Action\":\"sts:AssumeRole\"%s}"
                .formatted(principal(), condition())));
    }

    /** @param common where it is booked what the document names */
    String resource(String arn, PolicyWriter common) {
        List<String> statements = new ArrayList<>();
        for (int i = random.nextInt(2); i >= 0; i--) {
            boolean deny = random.nextInt(5) == 0;
            String who = deny && random.nextBoolean()
                    ? "\"NotPrincipal\":{\"AWS\":\"%s\"}".formatted(one(principals))
                    : "\"Principal\":" + principal();
            String on = random.nextBoolean() ? arn + "/*" : arn + "/literal";
            if (on.endsWith("literal")) {
                common.known.add(on);
            }
            statements.add("{\"Effect\":\"%s\",%s,%s,\"Resource\":[\"%s\",\"%s\"]%s}"
                    .formatted(deny ? "Deny" : "Allow", who, action(), arn, on, condition()));
        }
        return document(statements);
    }

    private static String document(List<String> statements) {
        return "{\"Version\":\"2012-10-17\",\"Statement\":[%s]}".formatted(String.join(",", statements));
    }

    private String principal() {
        return switch (random.nextInt(6)) {
            case 0 -> "\"*\"";
            case 1 -> "{\"AWS\":\"444455556666\"}";
            case 2 -> "{\"AWS\":\"arn:aws:iam::111122223333:root\"}";
            case 3 -> service();
            default -> "{\"AWS\":[\"%s\",\"%s\"]}".formatted(one(principals), one(principals));
        };
    }

    private String service() {
        namesService = true;
        return "{\"Service\":\"lambda.amazonaws.com\"}";
    }

    private String action() {
        if (random.nextInt(3) == 0) {
            return "\"Action\":\"%s\"".formatted(one(PATTERNS));
        }
        String action = one(ACTIONS);
        actions.add(action);
        return "\"%s\":\"%s\"".formatted(random.nextInt(8) == 0 ? "NotAction" : "Action", action);
    }

    private String resource() {
        String resource = switch (random.nextInt(6)) {
            case 0, 1 -> "*";
            case 2 -> "arn:aws:s3:::bucket-%d/*".formatted(random.nextInt(4));
            case 3 -> HOME + "${aws:username}";
            case 4 -> "arn:aws:s3:::bucket-%d/object".formatted(random.nextInt(4));
            default -> one(principals);
        };
        namesHomes |= resource.startsWith(HOME + "$");
        if (!resource.contains("*") && !resource.contains("$")) {
            known.add(resource);
        }
        return "\"%s\":\"%s\"".formatted(random.nextInt(10) == 0 ? "NotResource" : "Resource", resource);
    }

    private String condition() {
        return random.nextInt(3) == 0 ? ",\"Condition\":" + one(CONDITIONS) : "";
    }
}
