package io.chancery.policy.search;

import io.chancery.contracts.AccountId;
import io.chancery.language.PolicyDocument;
import io.chancery.language.PolicyVersion;
import io.chancery.language.Statement;
import io.chancery.language.match.Template;
import io.chancery.policy.cache.DecisionCache;
import io.chancery.policy.cache.ShardView;
import io.chancery.policy.decision.AwsPolicies;
import io.chancery.policy.decision.Question;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Function;

/**
 * The resources that the suite has heard of: users, groups, roles and managed policies of the subject's account; all that
 * has a policy of its own, and what these policies name; what the policies of the subject's account name; and, for actions
 * that assume roles, the roles of all accounts. What is named with a wildcard is no resource.
 *
 * @param values of the subject's condition keys, which stand in for variables
 */
record KnownResources(DecisionCache cache, AwsPolicies aws, Function<String, Optional<String>> values) {

    private static final String ANY_ROLE = "arn:aws:iam::000000000000:role/any";

    /** The ARNs; some come twice. */
    void forEach(AccountId account, String action, Consumer<String> visitor) {
        entities(cache.view(account), account, visitor);
        new StoredDocuments(cache, aws).of(Set.of(account)).forEach(document -> named(document, visitor));
        for (ShardView view : cache.image().views()) {
            view.policy().resources().byId().forEach((id, policy) -> {
                visitor.accept(policy.resource());
                named(policy.compiled().source().document(), visitor);
            });
            if (Question.asksTrust(action, ANY_ROLE)) {
                view.identity()
                        .roles()
                        .forEach((id, role) -> visitor.accept(role.role().arn()));
            }
        }
    }

    private static void entities(ShardView home, AccountId account, Consumer<String> visitor) {
        home.identity().users().forEach((id, user) -> {
            if (user.account().equals(account)) {
                visitor.accept(user.arn());
            }
        });
        home.identity().groups().forEach((id, group) -> {
            if (group.account().equals(account)) {
                visitor.accept(group.arn());
            }
        });
        home.identity().roles().forEach((id, role) -> {
            if (role.role().account().equals(account)) {
                visitor.accept(role.role().arn());
            }
        });
        home.policy().policies().forEach((id, policy) -> {
            if (policy.account().equals(account)) {
                visitor.accept(policy.policy().name());
            }
        });
    }

    private void named(PolicyDocument document, Consumer<String> visitor) {
        for (Statement statement : document.statements()) {
            statement.resources().stream()
                    .flatMap(resources -> resources.patterns().stream())
                    .map(resource -> document.version() == PolicyVersion.V2012
                            ? Template.ofResource(resource)
                            : Template.withoutVariables(resource))
                    .filter(KnownResources::isOne)
                    .flatMap(resource -> resource.text(values).stream())
                    .forEach(visitor);
        }
    }

    private static boolean isOne(Template resource) {
        return resource.parts().stream()
                .noneMatch(part -> part instanceof Template.Pattern(String text)
                        && (text.indexOf('*') >= 0 || text.indexOf('?') >= 0));
    }
}
