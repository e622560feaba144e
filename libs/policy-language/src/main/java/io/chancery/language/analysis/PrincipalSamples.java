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

    /** Each is kept, with a name of its own. */
    private static final int STEPS_OF_A_SAMPLE = 8;

    private static final String OTHER = "chancery-other";
    private static final String OTHER_ID = "0OTHER0OTHER0OTHER";

    private static final String USER = "user/";
    private static final String ROLE = "role/";
    private static final String SESSION = "assumed-role/";
    private static final String FEDERATED = "federated-user/";
    private static final List<String> KINDS = List.of(USER, ROLE, SESSION, FEDERATED);

    private final Set<String> partitions = new LinkedHashSet<>(Set.of("aws"));
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
                    PrincipalNames.partition(name).ifPresent(partitions::add);
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

    /**
     * The ARNs of the account that the documents name and that such a principal can have, and one more in each partition that they
     * name accounts in.
     *
     * @param kind what the last part of such an ARN begins with
     */
    private List<String> arnsOf(String account, String service, String kind, String other) {
        List<String> own = new ArrayList<>();
        for (String name : arns) {
            Optional<Arn> arn = PrincipalNames.arn(name);
            boolean fits = arn.map(parts -> parts.account().equals(account) && isOf(parts, service, kind))
                    .orElse(true);
            if (fits) {
                own.add(name);
            }
        }
        for (String partition : partitions) {
            own.add("arn:%s:%s::%s:%s".formatted(partition, service, account, kind + other));
        }
        return own;
    }

    /** Whether it is of that kind, or of none. */
    private static boolean isOf(Arn arn, String service, String kind) {
        if (KINDS.stream().noneMatch(arn.resource()::startsWith)) {
            return true;
        }
        return arn.service().equals(service) && arn.resource().startsWith(kind);
    }

    private List<RequestPrincipal.User> users(String account) {
        List<RequestPrincipal.User> users = new ArrayList<>();
        for (String arn : arnsOf(account, "iam", USER, OTHER)) {
            for (String id : ids) {
                budget.spend(STEPS_OF_A_SAMPLE);
                users.add(new RequestPrincipal.User(account, arn, id, arn.substring(arn.lastIndexOf('/') + 1)));
            }
        }
        return users;
    }

    private void addRoleSessions(String account) {
        for (String roleArn : arnsOf(account, "iam", ROLE, OTHER)) {
            for (String sessionArn : arnsOf(account, "sts", SESSION, "role/" + OTHER)) {
                for (String id : ids) {
                    budget.spend(STEPS_OF_A_SAMPLE);
                    samples.add(new RequestPrincipal.RoleSession(
                            account, sessionArn, roleArn, id, sessionArn.substring(sessionArn.lastIndexOf('/') + 1)));
                }
            }
        }
    }

    private void addFederatedUsers(String account, List<RequestPrincipal.User> parents) {
        for (String sessionArn : arnsOf(account, "sts", FEDERATED, OTHER)) {
            for (RequestPrincipal.User parent : parents) {
                budget.spend(STEPS_OF_A_SAMPLE);
                samples.add(new RequestPrincipal.FederatedUser(
                        account, sessionArn, sessionArn.substring(sessionArn.lastIndexOf('/') + 1), parent));
            }
        }
    }
}
