package io.chancery.identity.account;

import io.chancery.contracts.Arns;
import io.chancery.contracts.identity.Account;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * One ordinary API call of an account's bootstrap, made as its root user. Done twice it is as if done once: a name that
 * is taken already was taken by an earlier attempt, since nobody else can act in an account that is being opened.
 *
 * @param owner whose operation it is
 */
record BootstrapStep(Owner owner, String action, Map<String, String> parameters) {

    private static final String ADMINISTRATORS = "Administrators";
    private static final String ADMINISTRATOR_ACCESS = Arns.awsManagedPolicy("/", "AdministratorAccess");
    private static final String VERSION = "2010-05-08";

    enum Owner {
        IDENTITY,
        POLICY
    }

    /** What makes an administrator; nothing for an account that is run by its root user. */
    static List<BootstrapStep> of(Account account) {
        return account.administrator()
                .map(name -> List.of(
                        new BootstrapStep(Owner.IDENTITY, "CreateGroup", Map.of("GroupName", ADMINISTRATORS)),
                        new BootstrapStep(
                                Owner.POLICY,
                                "AttachGroupPolicy",
                                Map.of("GroupName", ADMINISTRATORS, "PolicyArn", ADMINISTRATOR_ACCESS)),
                        new BootstrapStep(Owner.IDENTITY, "CreateUser", Map.of("UserName", name)),
                        new BootstrapStep(
                                Owner.IDENTITY,
                                "AddUserToGroup",
                                Map.of("GroupName", ADMINISTRATORS, "UserName", name))))
                .orElse(List.of());
    }

    /** As a form, {@code application/x-www-form-urlencoded}. */
    byte[] form() {
        var all = new LinkedHashMap<String, String>();
        all.put("Action", action);
        all.put("Version", VERSION);
        all.putAll(parameters);
        var pairs = new ArrayList<String>();
        all.forEach((name, value) -> pairs.add(name + "=" + URLEncoder.encode(value, StandardCharsets.UTF_8)));
        return pairs.stream().collect(Collectors.joining("&")).getBytes(StandardCharsets.US_ASCII);
    }
}
