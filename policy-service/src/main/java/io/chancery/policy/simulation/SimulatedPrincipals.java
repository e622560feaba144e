package io.chancery.policy.simulation;

import io.chancery.language.Arn;
import io.chancery.language.PrincipalNames;
import io.chancery.language.request.RequestContext;
import io.chancery.language.request.RequestPrincipal;
import io.chancery.language.request.RequestPrincipal.FederatedUser;
import io.chancery.language.request.RequestPrincipal.RoleSession;
import io.chancery.language.request.RequestPrincipal.Root;
import io.chancery.language.request.RequestPrincipal.User;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * The principal that an ARN means, whether or not there is such a one ("IAM identifiers", IAM User Guide). What an ARN
 * does not tell, a unique id or the path of a session's role, is taken from the context, or is not known.
 */
public final class SimulatedPrincipals {

    private static final Pattern NAME = Pattern.compile("[\\w+=,.@-]{1,128}");
    /** As unwieldy as paths may be, but no wildcards: a principal is somebody. */
    private static final Pattern PATH = Pattern.compile("/([!-)+->@-~]*/)?");

    private static final String ROLE = "role";
    /** The name of the session that a role's ARN stands for. */
    private static final String SESSION = "simulation";

    private SimulatedPrincipals() {}

    /**
     * @param text an account id, or the ARN of a root user, user, role, role session or federated user
     * @param stated the context: {@code aws:userid} tells the unique id, {@code aws:PrincipalArn} the role of a session
     * @return empty if it is none of these
     */
    public static Optional<RequestPrincipal> of(String text, RequestContext stated) {
        if (PrincipalNames.isAccountId(text)) {
            return Optional.of(new Root(text));
        }
        return PrincipalNames.arn(text).flatMap(arn -> switch (arn.service()) {
            case "iam" -> entity(text, arn, stated);
            case "sts" -> session(text, arn, stated);
            default -> Optional.empty();
        });
    }

    private static Optional<RequestPrincipal> entity(String text, Arn arn, RequestContext stated) {
        if (arn.resource().equals("root")) {
            return Optional.of(new Root(arn.account()));
        }
        Optional<String> user = named(arn, "user");
        if (user.isPresent()) {
            return Optional.of(new User(arn.account(), text, userId(stated), user.get()));
        }
        return named(arn, ROLE).map(role -> {
            String session = "arn:%s:sts::%s:assumed-role/%s/%s"
                    .formatted(arn.partition(), arn.account(), role, sessionName(stated));
            return new RoleSession(arn.account(), session, text, roleId(stated), sessionName(stated));
        });
    }

    private static Optional<RequestPrincipal> session(String text, Arn arn, RequestContext stated) {
        String[] parts = arn.resource().split("/", -1);
        for (int i = 1; i < parts.length; i++) {
            if (!NAME.matcher(parts[i]).matches()) {
                return Optional.empty();
            }
        }
        if (parts.length == 2 && parts[0].equals("federated-user")) {
            // Nothing tells who made the session.
            var unknown = new User(arn.account(), "", "", "");
            return Optional.of(new FederatedUser(arn.account(), text, parts[1], unknown));
        }
        if (parts.length != 3 || !parts[0].equals("assumed-role")) {
            return Optional.empty();
        }
        return Optional.of(
                new RoleSession(arn.account(), text, roleArn(arn, parts[1], stated), roleId(stated), parts[2]));
    }

    /** With its path, if the context tells it: a session's ARN leaves that out. */
    private static String roleArn(Arn session, String name, RequestContext stated) {
        return stated.single("aws:PrincipalArn")
                .filter(text -> Arn.parse(text)
                        .filter(arn -> arn.account().equals(session.account())
                                && named(arn, ROLE).equals(Optional.of(name)))
                        .isPresent())
                .orElseGet(() -> "arn:%s:iam::%s:role/%s".formatted(session.partition(), session.account(), name));
    }

    /** The name in {@code user/division/alice}, if it is one of that kind. */
    private static Optional<String> named(Arn arn, String kind) {
        String resource = arn.resource();
        int slash = resource.lastIndexOf('/');
        if (!arn.service().equals("iam") || !resource.startsWith(kind + "/")) {
            return Optional.empty();
        }
        return Optional.of(resource.substring(slash + 1))
                .filter(name -> NAME.matcher(name).matches()
                        && PATH.matcher(resource.substring(kind.length(), slash + 1))
                                .matches());
    }

    private static String userId(RequestContext stated) {
        return stated.single("aws:userid").orElse("");
    }

    /** Of {@code AROA…:session}. */
    private static String roleId(RequestContext stated) {
        String userId = userId(stated);
        int colon = userId.indexOf(':');
        return colon < 0 ? "" : userId.substring(0, colon);
    }

    private static String sessionName(RequestContext stated) {
        String userId = userId(stated);
        String name = userId.substring(userId.indexOf(':') + 1);
        return userId.indexOf(':') >= 0 && NAME.matcher(name).matches() ? name : SESSION;
    }
}
