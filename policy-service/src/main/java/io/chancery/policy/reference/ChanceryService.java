package io.chancery.policy.reference;

import io.chancery.language.reference.Service;
import io.chancery.language.reference.Service.Action;
import io.chancery.language.reference.Service.ActionResource;
import io.chancery.language.reference.Service.ResourceType;
import java.util.List;

/** The suite's own service: what may be granted beside IAM and STS. A test finds every action that the code asks for. */
final class ChanceryService {

    private static final String READ = "Read";
    private static final String LIST = "List";
    private static final String WRITE = "Write";
    private static final String PERMISSIONS = "Permissions management";

    /** Whatever has an ARN may be asked about and have a policy. */
    private static final ResourceType RESOURCE = new ResourceType(
            "resource", List.of("arn:${Partition}:${Service}:${Region}:${Account}:${Resource}"), List.of());

    static final Service SERVICE = new Service(
            "chancery",
            "Chancery",
            List.of(
                    action("CheckAccessNotGranted", READ, "to check that a policy does not grant some access"),
                    action("CheckNoNewAccess", READ, "to check that a policy grants no more than another"),
                    action("CheckNoPublicAccess", READ, "to check that a resource policy grants nothing to the public"),
                    onResource("CreateAccountGroup", WRITE, "to create a group of accounts"),
                    onResource("DeleteAccountGroup", WRITE, "to delete a group of accounts"),
                    onResource(
                            "DeleteResourceControlPolicies",
                            PERMISSIONS,
                            "to lift the resource control policies of accounts"),
                    onResource("DeleteResourcePolicy", PERMISSIONS, "to delete the policy of a resource"),
                    onResource(
                            "DeleteServiceControlPolicies",
                            PERMISSIONS,
                            "to lift the service control policies of accounts"),
                    action("DescribeServices", LIST, "to read the catalogue of services"),
                    onResource("Evaluate", READ, "to ask for decisions about a principal"),
                    onResource("ExplainDecision", READ, "to be told why a principal is allowed or denied something"),
                    action("FindExternalAccess", READ, "to see whom a given policy lets in from outside"),
                    onResource("GetAccountGroup", READ, "to read a group of accounts"),
                    onResource("GetAccountPlacement", READ, "to read which group an account is in"),
                    onResource("GetOrganization", READ, "to read the organisation of all accounts"),
                    onResource("GetResourceControlPolicies", READ, "to read the resource control policies of accounts"),
                    onResource("GetResourcePolicy", READ, "to read the policy of a resource"),
                    onResource("GetServiceControlPolicies", READ, "to read the service control policies of accounts"),
                    action("ListExternalAccess", LIST, "to see whom an account's policies let in from outside"),
                    onResource("PlaceAccount", WRITE, "to move an account to another group"),
                    onResource(
                            "PutResourceControlPolicies",
                            PERMISSIONS,
                            "to set the resource control policies of accounts"),
                    onResource("PutResourcePolicy", PERMISSIONS, "to set the policy of a resource"),
                    onResource(
                            "PutServiceControlPolicies",
                            PERMISSIONS,
                            "to set the service control policies of accounts"),
                    onResource("RenameAccountGroup", WRITE, "to rename a group of accounts"),
                    onResource("SearchSubjects", LIST, "to search an account for principals that may do something"),
                    action("Simulate", READ, "to simulate decisions"),
                    action("ValidatePolicy", READ, "to validate policies")),
            List.of(RESOURCE),
            List.of());

    private ChanceryService() {}

    private static Action action(String name, String level, String permission) {
        return new Action(name, List.of(level), "Grants permission " + permission, List.of(), List.of());
    }

    private static Action onResource(String name, String level, String permission) {
        Action bare = action(name, level, permission);
        return new Action(
                bare.name(),
                bare.accessLevels(),
                bare.description(),
                List.of(new ActionResource(RESOURCE, true, List.of())),
                List.of());
    }
}
