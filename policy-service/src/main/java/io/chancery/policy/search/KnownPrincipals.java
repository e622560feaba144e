package io.chancery.policy.search;

import io.chancery.contracts.AccountId;
import io.chancery.contracts.Arns;
import io.chancery.language.Arn;
import io.chancery.language.Effect;
import io.chancery.language.PrincipalElement;
import io.chancery.language.PrincipalElement.Aws;
import io.chancery.language.PrincipalElement.CanonicalUser;
import io.chancery.language.PrincipalElement.Everyone;
import io.chancery.language.PrincipalElement.Federated;
import io.chancery.language.PrincipalElement.Service;
import io.chancery.language.PrincipalNames;
import io.chancery.language.compile.CompiledPolicy;
import io.chancery.policy.cache.DecisionCache;
import io.chancery.policy.cache.ShardView;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Predicate;
import java.util.stream.Stream;

/**
 * Whom a resource can be open to: users, roles and root users of its owner's account and of accounts that its policy
 * lets in, and services that its policy names, or any policy if it lets in everybody. Nobody else can have access, since
 * across accounts the resource's policy must allow.
 */
final class KnownPrincipals {

    private final Set<AccountId> accounts = new HashSet<>();
    private final Set<String> services = new HashSet<>();
    private boolean everywhere;

    /**
     * @param owner of the resource; if nobody is, everybody may take it for their own
     * @param policy of the resource
     */
    KnownPrincipals(Optional<AccountId> owner, Optional<CompiledPolicy> policy) {
        owner.ifPresentOrElse(accounts::add, () -> everywhere = true);
        policy.stream().flatMap(KnownPrincipals::letIn).forEach(this::add);
    }

    private static Stream<PrincipalElement> letIn(CompiledPolicy policy) {
        return policy.source().document().statements().stream()
                .filter(statement -> statement.effect() == Effect.ALLOW)
                .flatMap(statement -> statement.principal().stream());
    }

    private static Stream<PrincipalElement> named(CompiledPolicy policy) {
        return policy.source().document().statements().stream().flatMap(statement -> statement.principal().stream());
    }

    private void add(PrincipalElement element) {
        if (element.negated()) {
            everywhere = true;
            return;
        }
        for (PrincipalElement.Entry entry : element.entries()) {
            switch (entry) {
                case Everyone everyone -> everywhere = true;
                case Aws(String name) -> account(name).ifPresentOrElse(accounts::add, () -> everywhere = true);
                case Service(String name) -> service(name);
                case Federated provider -> {}
                case CanonicalUser user -> {}
            }
        }
    }

    private void service(String name) {
        if (name.equals("*")) {
            everywhere = true;
        } else {
            services.add(Arns.servicePrincipal(name));
        }
    }

    /** Empty for a unique id, which does not tell whose it is. */
    private static Optional<AccountId> account(String name) {
        return PrincipalNames.account(name)
                .or(() -> Arn.parse(name).map(Arn::account).filter(PrincipalNames::isAccountId))
                .map(AccountId::new);
    }

    /**
     * The ARNs.
     *
     * @param searchable the accounts whose principals may be looked at
     */
    void forEach(DecisionCache cache, Predicate<AccountId> searchable, Consumer<String> visitor) {
        if (everywhere) {
            cache.image().views().forEach(this::addServices);
        }
        services.forEach(visitor);
        List<ShardView> views = everywhere
                ? cache.image().views()
                : accounts.stream().map(cache::view).distinct().toList();
        for (ShardView view : views) {
            Set<AccountId> open = new HashSet<>();
            view.identity().accounts().forEach((account, state) -> {
                if ((everywhere || accounts.contains(account)) && searchable.test(account)) {
                    open.add(account);
                    visitor.accept(Arns.root(account));
                }
            });
            view.identity().users().forEach((id, user) -> {
                if (open.contains(user.account())) {
                    visitor.accept(user.arn());
                }
            });
            view.identity().roles().forEach((id, role) -> {
                if (open.contains(role.role().account())) {
                    visitor.accept(role.role().arn());
                }
            });
        }
    }

    /** Nobody keeps a list of services: those are known that somebody has named. */
    private void addServices(ShardView view) {
        Consumer<PrincipalElement> visitor = element -> element.entries().stream()
                .filter(Service.class::isInstance)
                .forEach(entry -> service(((Service) entry).name()));
        view.identity()
                .roles()
                .forEach((id, role) -> named(role.compiledTrust()).forEach(visitor));
        view.policy()
                .resources()
                .byId()
                .forEach((id, policy) -> named(policy.compiled()).forEach(visitor));
    }
}
