package io.chancery.language;

import java.util.Optional;

/**
 * An Amazon Resource Name, {@code arn:partition:service:region:account:resource} (IAM User Guide, "Identify AWS
 * resources with ARNs"). The parts are text, possibly empty, and may hold wildcards when read from a policy.
 *
 * @param resource everything after the fifth colon, further colons included
 */
public record Arn(String partition, String service, String region, String account, String resource) {

    /** How many colon-separated parts an ARN has, {@code arn} itself included. */
    public static final int PARTS = 6;

    private static final String SCHEME = "arn:";

    /** The ARN that the text is; empty if it does not start with {@code arn:} or has fewer than six parts. */
    public static Optional<Arn> parse(String text) {
        if (!text.startsWith(SCHEME)) {
            return Optional.empty();
        }
        int partition = SCHEME.length();
        int service = text.indexOf(':', partition) + 1;
        int region = service == 0 ? 0 : text.indexOf(':', service) + 1;
        int account = region == 0 ? 0 : text.indexOf(':', region) + 1;
        int resource = account == 0 ? 0 : text.indexOf(':', account) + 1;
        return resource == 0
                ? Optional.empty()
                : Optional.of(new Arn(
                        text.substring(partition, service - 1),
                        text.substring(service, region - 1),
                        text.substring(region, account - 1),
                        text.substring(account, resource - 1),
                        text.substring(resource)));
    }

    /**
     * The text with a wildcard for each part that it lacks of an ARN; unchanged if it lacks none or is not the beginning of
     * one.
     */
    static String completed(String text) {
        String[] parts = text.split(":", -1);
        boolean beginning = parts[0].equals("arn") && parts.length > 1 && parts.length < PARTS;
        boolean named = beginning && !parts[1].isEmpty() && (parts.length == 2 || !parts[2].isEmpty());
        return named && !text.contains("${") ? text + ":*".repeat(PARTS - parts.length) : text;
    }
}
