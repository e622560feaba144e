package io.chancery.language.analysis;

import io.chancery.language.Arn;
import io.chancery.language.PolicyDocument;
import io.chancery.language.PrincipalElement;
import io.chancery.language.PrincipalElement.Aws;
import io.chancery.language.PrincipalElement.CanonicalUser;
import io.chancery.language.PrincipalElement.Entry;
import io.chancery.language.PrincipalElement.Everyone;
import io.chancery.language.PrincipalElement.Federated;
import io.chancery.language.PrincipalElement.Service;
import io.chancery.language.PrincipalNames;
import io.chancery.language.request.RequestPrincipal;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Principals that stand for all principals: whoever asks, one of the samples is named by the same Principal and NotPrincipal
 * elements of the documents. That holds for principals whose parts fit together: a user's ARN is in the user's account.
 */
final class PrincipalSamples {

    private static final String OTHER = "chancery-other";
    private static final String OTHER_ID = "0OTHER0OTHER0OTHER";

    private final Set<String> accounts = new LinkedHashSet<>();
    private final Set<String> arns = new LinkedHashSet<>();
    private final Set<String> ids = new LinkedHashSet<>();
    private final Set<String> services = new LinkedHashSet<>();
    private final Set<String> providers = new LinkedHashSet<>();
    private final Set<RequestPrincipal> samples = new LinkedHashSet<>();
    private final Budget budget;

    private PrincipalSamples(Budget budget) {
        this.budget = budget;
    }

    static List<RequestPrincipal> of(List<PolicyDocument> documents, Budget budget) {
        PrincipalSamples samples = new PrincipalSamples(budget);
        documents.stream()
                .flatMap(document -> document.statements().stream())
                .flatMap(statement -> statement.principal().stream())
                .map(PrincipalElement::entries)
                .flatMap(List::stream)
                .forEach(samples::collect);
        return samples.all();
    }

    private void collect(Entry entry) {
        switch (entry) {
            case Everyone everyone -> {}
            case Aws(String name) -> {
                Optional<String> account = PrincipalNames.account(name);
                if (account.isPresent()) {
                    // The name of an account is nobody's ARN.
                    accounts.add(account.get());
                } else if (PrincipalNames.isUniqueId(name)) {
                    ids.add(name);
                } else {
                    arns.add(name);
                    Arn.parse(name)
                            .map(Arn::account)
                            .filter(PrincipalNames::isAccountId)
                            .ifPresent(accounts::add);
                }
            }
            case Service(String name) -> services.add(name);
            case Federated(String provider) -> providers.add(provider);
            case CanonicalUser(String id) -> {}
        }
    }

    private List<RequestPrincipal> all() {
        accounts.add(unusedAccount());
        ids.add("AIDA" + OTHER_ID);
        for (String account : accounts) {
            List<RequestPrincipal.User> users = users(account);
            samples.addAll(users);
            samples.add(new RequestPrincipal.Root(account));
            addRoleSessions(account);
            addFederatedUsers(account, users);
        }
        services.add(OTHER + ".amazonaws.com");
        services.forEach(name -> samples.add(new RequestPrincipal.Service(name)));
        providers.add(OTHER + ".example.com");
        providers.forEach(name -> samples.add(new RequestPrincipal.WebIdentity(name, "subject")));
        samples.add(new RequestPrincipal.Anonymous());
        return List.copyOf(samples);
    }

    private String unusedAccount() {
        long number = 999_999_999_999L;
        while (accounts.contains(String.valueOf(number))) {
            number--;
        }
        return String.valueOf(number);
    }

    /** The ARNs of the account that the documents name, and one more. */
    private List<String> arnsOf(String account, String form) {
        List<String> own = new ArrayList<>();
        arns.stream()
                .filter(name -> Arn.parse(name)
                        .filter(arn -> PrincipalNames.isAccountId(arn.account()))
                        .map(arn -> arn.account().equals(account))
                        .orElse(true))
                .forEach(own::add);
        own.add(form.formatted(account, OTHER));
        return own;
    }

    private List<RequestPrincipal.User> users(String account) {
        List<RequestPrincipal.User> users = new ArrayList<>();
        for (String arn : arnsOf(account, "arn:aws:iam::%s:user/%s")) {
            for (String id : ids) {
                budget.spend(1);
                users.add(new RequestPrincipal.User(account, arn, id, arn.substring(arn.lastIndexOf('/') + 1)));
            }
        }
        return users;
    }

    private void addRoleSessions(String account) {
        for (String roleArn : arnsOf(account, "arn:aws:iam::%s:role/%s")) {
            for (String sessionArn : arnsOf(account, "arn:aws:sts::%s:assumed-role/role/%s")) {
                for (String id : ids) {
                    budget.spend(1);
                    samples.add(new RequestPrincipal.RoleSession(
                            account, sessionArn, roleArn, id, sessionArn.substring(sessionArn.lastIndexOf('/') + 1)));
                }
            }
        }
    }

    private void addFederatedUsers(String account, List<RequestPrincipal.User> parents) {
        for (String sessionArn : arnsOf(account, "arn:aws:sts::%s:federated-user/%s")) {
            for (RequestPrincipal.User parent : parents) {
                budget.spend(1);
                samples.add(new RequestPrincipal.FederatedUser(
                        account, sessionArn, sessionArn.substring(sessionArn.lastIndexOf('/') + 1), parent));
            }
        }
    }
}
