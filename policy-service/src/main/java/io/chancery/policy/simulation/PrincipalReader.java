package io.chancery.policy.simulation;

import io.chancery.language.request.RequestContext;
import io.chancery.language.request.RequestPrincipal;
import io.chancery.policy.json.Json;
import java.util.Optional;
import java.util.Set;

/** Reads a case's {@code request.principal}. */
final class PrincipalReader {

    private static final String FIELD = "request.principal";
    private static final int NAME_LENGTH = 2_048;

    /** Of a caller whose cases always have the member. */
    private static final Set<Json> NOBODY = Set.of(new Json.Text(""), new Json.Text("*"));

    private PrincipalReader() {}

    /** @throws InvalidCase naming the member */
    static RequestPrincipal read(Json json, RequestContext stated) {
        Fields principal = Fields.of(json, FIELD, Set.of("type", "arn", "name"));
        String type = principal.text("type", NAME_LENGTH);
        return switch (type) {
            case "AWS" -> aws(principal, stated);
            case "Service" -> service(principal, stated);
            case "Federated" -> federated(principal, stated);
            case "Anonymous" -> anonymous(principal);
            default ->
                throw InvalidCase.at(
                        principal.pathOf("type"),
                        "is '%s'; known are AWS, Service, Federated and Anonymous".formatted(type));
        };
    }

    private static RequestPrincipal aws(Fields principal, RequestContext stated) {
        refuse(principal, "name", "has no meaning for an AWS principal, which has an 'arn'");
        String arn = principal.text("arn", NAME_LENGTH);
        return SimulatedPrincipals.of(arn, stated)
                .orElseThrow(() -> InvalidCase.at(
                        principal.pathOf("arn"),
                        "is '%s'; it must be an account id or the ARN of a root user, user, role, role session or federated user"
                                .formatted(arn)));
    }

    private static RequestPrincipal service(Fields principal, RequestContext stated) {
        String name = named(principal);
        if (SimulatedPrincipals.of(name, stated).isPresent()) {
            throw otherType(principal, name);
        }
        return new RequestPrincipal.Service(name);
    }

    /** A provider; but a federated user is one of an account, whoever vouched for it. */
    private static RequestPrincipal federated(Fields principal, RequestContext stated) {
        String name = named(principal);
        Optional<RequestPrincipal> inAccount = SimulatedPrincipals.of(name, stated);
        if (inAccount.isEmpty()) {
            return new RequestPrincipal.WebIdentity(name, "");
        }
        return inAccount
                .filter(RequestPrincipal.FederatedUser.class::isInstance)
                .orElseThrow(() -> otherType(principal, name));
    }

    private static InvalidCase otherType(Fields principal, String name) {
        return InvalidCase.at(principal.pathOf("type"), "must be AWS for '%s'".formatted(name));
    }

    private static RequestPrincipal anonymous(Fields principal) {
        if (principal.optional("arn").filter(NOBODY::contains).isEmpty()) {
            refuse(principal, "arn", "has no meaning for an anonymous principal");
        }
        refuse(principal, "name", "has no meaning for an anonymous principal");
        return new RequestPrincipal.Anonymous();
    }

    /** A service such as {@code lambda.amazonaws.com}, or a provider as trust policies name it; never both members. */
    private static String named(Fields principal) {
        if (principal.optional("arn").isPresent()) {
            refuse(principal, "name", "must not stand beside 'arn'");
        }
        String member = principal.optional("name").isPresent() ? "name" : "arn";
        String name = principal.text(member, NAME_LENGTH);
        if (name.indexOf('*') >= 0) {
            throw InvalidCase.at(principal.pathOf(member), "is '%s'; a principal has no wildcards".formatted(name));
        }
        return name;
    }

    private static void refuse(Fields principal, String member, String problem) {
        if (principal.optional(member).isPresent()) {
            throw InvalidCase.at(principal.pathOf(member), problem);
        }
    }
}
