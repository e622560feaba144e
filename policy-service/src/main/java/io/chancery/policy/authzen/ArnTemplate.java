package io.chancery.policy.authzen;

import io.chancery.language.Arn;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * An ARN with places for what a request tells: {@code arn:aws:iam::{account}:user/{id}}.
 *
 * @param text with {@code {id}} exactly once, behind the fifth colon, and {@code {type}} and {@code {account}} anywhere
 */
record ArnTemplate(String text) {

    private static final String ID = "{id}";
    private static final String TYPE = "{type}";
    private static final String ACCOUNT = "{account}";
    private static final Pattern UNKNOWN = Pattern.compile("\\{(?!id}|type}|account})");

    /** @throws IllegalArgumentException saying what is wrong with it */
    ArnTemplate {
        Arn arn = Arn.parse(text)
                .orElseThrow(() -> new IllegalArgumentException("'%s' is no ARN with places".formatted(text)));
        int at = arn.resource().indexOf(ID);
        if (at < 0 || text.indexOf(ID) != text.lastIndexOf(ID)) {
            throw new IllegalArgumentException("'%s' must hold {id} once, behind the fifth colon".formatted(text));
        }
        if (UNKNOWN.matcher(text).find()) {
            throw new IllegalArgumentException("'%s' may hold {id}, {type} and {account} only".formatted(text));
        }
    }

    boolean needsAccount() {
        return text.contains(ACCOUNT);
    }

    /** The service of its ARNs, which is what the names of their actions begin with. */
    String service(String type) {
        return Arn.parse(text).orElseThrow().service().replace(TYPE, type);
    }

    String arn(String type, String account, String id) {
        return around(type, account, text.substring(0, text.indexOf(ID)))
                + id
                + around(type, account, text.substring(text.indexOf(ID) + ID.length()));
    }

    /** The id for which {@link #arn} gives this ARN; empty if there is none. */
    Optional<String> id(String type, String account, String arn) {
        String before = around(type, account, text.substring(0, text.indexOf(ID)));
        String behind = around(type, account, text.substring(text.indexOf(ID) + ID.length()));
        return arn.length() > before.length() + behind.length() && arn.startsWith(before) && arn.endsWith(behind)
                ? Optional.of(arn.substring(before.length(), arn.length() - behind.length()))
                : Optional.empty();
    }

    private static String around(String type, String account, String part) {
        return part.replace(TYPE, type).replace(ACCOUNT, account);
    }
}
