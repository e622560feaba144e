package io.chancery.language.evaluate;

import io.chancery.language.request.RequestPrincipal;
import io.chancery.language.request.RequestPrincipal.Anonymous;
import io.chancery.language.request.RequestPrincipal.FederatedUser;
import io.chancery.language.request.RequestPrincipal.RoleSession;
import io.chancery.language.request.RequestPrincipal.Root;
import io.chancery.language.request.RequestPrincipal.Service;
import io.chancery.language.request.RequestPrincipal.User;
import io.chancery.language.request.RequestPrincipal.WebIdentity;
import java.util.Locale;

/** The principals of the cases, from their short forms. */
final class CasePrincipals {

    private static final String DEFAULT_ACCOUNT = "123456789012";
    private static final int ID_LENGTH = 20;

    private CasePrincipals() {}

    /** {@code user/alice}, {@code role/Developer/session}, {@code root} … optionally with {@code @account} behind. */
    static RequestPrincipal parse(String text) {
        int at = text.indexOf('@');
        String account = at < 0 ? DEFAULT_ACCOUNT : text.substring(at + 1);
        String[] parts = (at < 0 ? text : text.substring(0, at)).split("/", 2);
        return switch (parts[0]) {
            case "user" -> user(account, parts[1]);
            case "somebody" -> new User(account, "", "", "");
            case "role" -> session(account, parts[1].split("/", 2));
            case "root" -> new Root(account);
            case "federated" ->
                new FederatedUser(
                        account,
                        "arn:aws:sts::%s:federated-user/%s".formatted(account, parts[1]),
                        parts[1],
                        user(account, "alice"));
            case "service" -> new Service(parts[1]);
            case "web" -> new WebIdentity(parts[1], "subject-1");
            case "anonymous" -> new Anonymous();
            default -> throw new IllegalArgumentException(text);
        };
    }

    private static User user(String account, String name) {
        return new User(account, "arn:aws:iam::%s:user/%s".formatted(account, name), id("AIDA", name), name);
    }

    private static RoleSession session(String account, String[] roleAndSession) {
        String role = roleAndSession[0];
        String session = roleAndSession[1];
        return new RoleSession(
                account,
                "arn:aws:sts::%s:assumed-role/%s/%s".formatted(account, role, session),
                "arn:aws:iam::%s:role/%s".formatted(account, role),
                id("AROA", role),
                session);
    }

    private static String id(String prefix, String name) {
        String id = prefix + name.toUpperCase(Locale.ROOT);
        return id + "0".repeat(ID_LENGTH - id.length());
    }
}
