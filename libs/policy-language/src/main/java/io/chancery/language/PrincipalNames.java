package io.chancery.language;

import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/** The forms in which an AWS principal may be written. */
public final class PrincipalNames {

    private static final int ACCOUNT_ID_LENGTH = 12;
    private static final int UNIQUE_ID_MIN_LENGTH = 16;
    private static final int UNIQUE_ID_MAX_LENGTH = 128;
    private static final List<String> UNIQUE_ID_PREFIXES = List.of("AIDA", "AROA");
    /** With a path ("IAM identifiers", IAM User Guide): in it any printable characters but wildcards, in the name few. */
    private static final Pattern USER_OR_ROLE = Pattern.compile("(user|role)/([!-)+->@-~]+/)?[\\w+=,.@-]{1,128}");

    private static final Pattern SERVICE = Pattern.compile("[A-Za-z0-9-]++(\\.[A-Za-z0-9-]++){1,20}+");
    private static final Pattern PARTITION = Pattern.compile("aws(-[a-z]+)*");

    private PrincipalNames() {}

    /** Whether the text is twelve digits. */
    public static boolean isAccountId(String text) {
        if (text.length() != ACCOUNT_ID_LENGTH) {
            return false;
        }
        for (int i = 0; i < ACCOUNT_ID_LENGTH; i++) {
            if (text.charAt(i) < '0' || text.charAt(i) > '9') {
                return false;
            }
        }
        return true;
    }

    /** The account that an account id or a {@code :root} ARN names; empty for any other text. */
    public static Optional<String> account(String name) {
        if (isAccountId(name)) {
            return Optional.of(name);
        }
        return arn(name)
                .filter(arn -> arn.service().equals("iam") && arn.resource().equals("root"))
                .map(Arn::account);
    }

    /** The partition that the ARN of a principal says; empty for any other text, which may be of any. */
    public static Optional<String> partition(String name) {
        return arn(name).map(Arn::partition);
    }

    /** An ARN as principals have it: of an AWS partition, in an account, in no region. */
    public static Optional<Arn> arn(String name) {
        return Arn.parse(name)
                .filter(arn -> PARTITION.matcher(arn.partition()).matches()
                        && arn.region().isEmpty()
                        && isAccountId(arn.account()));
    }

    /** Whether the text is a user's or role's unique id, such as {@code AIDA…} or {@code AROA…}. */
    public static boolean isUniqueId(String text) {
        return text.length() >= UNIQUE_ID_MIN_LENGTH
                && text.length() <= UNIQUE_ID_MAX_LENGTH
                && UNIQUE_ID_PREFIXES.stream().anyMatch(text::startsWith)
                && text.chars().allMatch(c -> (c >= '0' && c <= '9') || (c >= 'A' && c <= 'Z'));
    }

    /** Whether the text is the ARN of an IAM user or role, whether or not there is such a one. */
    public static boolean isUserOrRoleArn(String text) {
        return arn(text)
                .filter(arn -> arn.service().equals("iam")
                        && USER_OR_ROLE.matcher(arn.resource()).matches())
                .isPresent();
    }

    /** Whether the text can be a service's name, such as {@code lambda.amazonaws.com}. */
    static boolean isService(String text) {
        return SERVICE.matcher(text).matches();
    }

    /** Whether AWS takes the text as the value of an AWS principal, not looking whether there is such a one. */
    static boolean isWellFormed(String text) {
        if (text.equals("*") || isUniqueId(text) || account(text).isPresent()) {
            return true;
        }
        if (text.indexOf('*') >= 0 || text.indexOf('?') >= 0) {
            return false;
        }
        return isUserOrRoleArn(text)
                || arn(text)
                        .filter(arn -> arn.service().equals("sts") && (isSession(arn) || named(arn, "federated-user/")))
                        .isPresent();
    }

    private static boolean isSession(Arn arn) {
        String[] parts = arn.resource().split("/", -1);
        return parts.length == 3 && parts[0].equals("assumed-role") && !parts[1].isEmpty() && !parts[2].isEmpty();
    }

    private static boolean named(Arn arn, String prefix) {
        return arn.resource().startsWith(prefix) && arn.resource().length() > prefix.length();
    }
}
