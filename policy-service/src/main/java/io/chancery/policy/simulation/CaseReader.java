package io.chancery.policy.simulation;

import io.chancery.language.Arn;
import io.chancery.language.PolicyKind;
import io.chancery.language.PrincipalNames;
import io.chancery.language.evaluate.ApplicablePolicies;
import io.chancery.language.evaluate.Boundary;
import io.chancery.language.evaluate.NamedPolicy;
import io.chancery.language.request.AccessRequest;
import io.chancery.language.request.RequestContext;
import io.chancery.language.request.RequestPrincipal;
import io.chancery.policy.decision.GuardedResources;
import io.chancery.policy.json.Json;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Reads one case: the request, and the policies that are in force. What is absent is not in force. */
@ApplicationScoped
public class CaseReader {

    private static final int ACTION_LENGTH = 256;
    private static final int ARN_LENGTH = 2_048;
    private static final String SERVICE_LINKED = ":role/aws-service-role/";

    private static final Set<String> MEMBERS = Set.of(
            "request",
            "identityPolicies",
            "permissionsBoundaries",
            "sessionPolicies",
            "resourcePolicy",
            "serviceControlPolicies",
            "resourceControlPolicies");
    private static final Set<String> REQUEST_MEMBERS =
            Set.of("principal", "action", "resource", "resourceAccount", "context");

    private final GuardedResources guarded;

    public CaseReader(GuardedResources guarded) {
        this.guarded = guarded;
    }

    /** @throws InvalidCase naming the member */
    SimulatedCase read(Json json) {
        Fields members = Fields.of(json, "", MEMBERS);
        AccessRequest request = request(members.required("request"));
        List<String> notes = new ArrayList<>();
        return new SimulatedCase(request, policies(members, request, notes), notes);
    }

    private static AccessRequest request(Json json) {
        Fields request = Fields.of(json, "request", REQUEST_MEMBERS);
        RequestContext context =
                request.optional("context").map(StatedContext::read).orElse(RequestContext.empty());
        RequestPrincipal principal = PrincipalReader.read(request.required("principal"), context);
        return new AccessRequest(
                principal,
                action(request),
                resource(request),
                account(request),
                withServices(principal, context),
                true);
    }

    /** A service principal has its name in a list too ("aws:PrincipalServiceNamesList"). */
    private static RequestContext withServices(RequestPrincipal principal, RequestContext context) {
        String key = "aws:PrincipalServiceNamesList";
        return principal instanceof RequestPrincipal.Service(String name)
                        && context.get(key).isEmpty()
                ? context.toBuilder().putAll(key, List.of(name)).build()
                : context;
    }

    private static String action(Fields request) {
        String action = request.text("action", ACTION_LENGTH);
        int colon = action.indexOf(':');
        boolean named = colon > 0 && colon < action.length() - 1 && action.indexOf(':', colon + 1) < 0;
        if (!named || action.indexOf('*') >= 0 || action.indexOf('?') >= 0) {
            throw InvalidCase.at(
                    request.pathOf("action"), "is '%s'; it must name one action, as in s3:GetObject".formatted(action));
        }
        return action;
    }

    private static String resource(Fields request) {
        String resource = request.text("resource", ARN_LENGTH);
        boolean arn = Arn.parse(resource)
                .filter(parsed -> !parsed.partition().isEmpty()
                        && !parsed.service().isEmpty()
                        && !parsed.resource().isEmpty())
                .isPresent();
        if (!arn && !resource.equals("*")) {
            throw InvalidCase.at(request.pathOf("resource"), "is '%s'; it must be an ARN or \"*\"".formatted(resource));
        }
        return resource;
    }

    private static Optional<String> account(Fields request) {
        Optional<String> account = request.optionalText("resourceAccount", ARN_LENGTH);
        account.filter(text -> !PrincipalNames.isAccountId(text)).ifPresent(text -> {
            throw InvalidCase.at(
                    request.pathOf("resourceAccount"), "is '%s'; an account has twelve digits".formatted(text));
        });
        return account;
    }

    private ApplicablePolicies policies(Fields members, AccessRequest request, List<String> notes) {
        ApplicablePolicies.Builder policies = ApplicablePolicies.builder()
                .identity(list(members, "identityPolicies", PolicyKind.IDENTITY).orElse(List.of()))
                .boundary(boundary(members))
                .session(list(members, "sessionPolicies", PolicyKind.SESSION));
        resource(members, request, policies, notes);
        List<List<NamedPolicy>> service = levels(members, "serviceControlPolicies", PolicyKind.SERVICE_CONTROL);
        List<List<NamedPolicy>> resource = levels(members, "resourceControlPolicies", PolicyKind.RESOURCE_CONTROL);
        if (isServiceLinked(request.principal())) {
            notes.add("control policies do not bind the service-linked role");
        } else {
            service.forEach(policies::serviceControlLevel);
            resource.forEach(policies::resourceControlLevel);
        }
        return policies.build();
    }

    private void resource(
            Fields members, AccessRequest request, ApplicablePolicies.Builder policies, List<String> notes) {
        boolean trust = guarded.asksTrust(request.action(), request.resource());
        boolean needed = guarded.needsOwnPolicy(request.action(), request.resource());
        Optional<NamedPolicy> own = members.optional("resourcePolicy")
                .map(json -> CasePolicies.one(
                        json, members.pathOf("resourcePolicy"), trust ? PolicyKind.TRUST : PolicyKind.RESOURCE));
        own.ifPresent(policies::resource);
        policies.resourcePolicyRequired(needed);
        if (needed && own.isEmpty()) {
            notes.add("%s needs %s that allows, and the case has none"
                    .formatted(request.resource(), trust ? "a trust policy" : "a resource policy of its own"));
        }
    }

    private static Boundary boundary(Fields members) {
        List<NamedPolicy> boundaries =
                list(members, "permissionsBoundaries", PolicyKind.IDENTITY).orElse(List.of());
        if (boundaries.size() > 1) {
            throw InvalidCase.at(
                    members.pathOf("permissionsBoundaries"),
                    "has %d policies; a principal has one boundary at most".formatted(boundaries.size()));
        }
        return boundaries.isEmpty() ? new Boundary.None() : new Boundary.Present(boundaries.getFirst());
    }

    private static Optional<List<NamedPolicy>> list(Fields members, String name, PolicyKind kind) {
        return members.optional(name).map(json -> CasePolicies.list(json, members.pathOf(name), kind));
    }

    private static List<List<NamedPolicy>> levels(Fields members, String name, PolicyKind kind) {
        return members.optional(name)
                .map(json -> CasePolicies.levels(json, members.pathOf(name), kind))
                .orElse(List.of());
    }

    /** "Service control policies (SCPs)" and "Resource control policies (RCPs)", Organizations User Guide. */
    private static boolean isServiceLinked(RequestPrincipal principal) {
        return principal instanceof RequestPrincipal.RoleSession session
                && session.roleArn().contains(SERVICE_LINKED);
    }
}
