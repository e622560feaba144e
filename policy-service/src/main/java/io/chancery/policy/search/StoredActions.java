package io.chancery.policy.search;

import io.chancery.contracts.AccountId;
import io.chancery.language.PolicyDocument;
import io.chancery.policy.cache.DecisionCache;
import io.chancery.policy.decision.AwsPolicies;
import io.chancery.wire.operation.Operation;
import io.chancery.wire.operation.OperationCatalogue;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Set;
import java.util.stream.Stream;

/** The operations of IAM and STS, and the actions that the accounts' policies name. */
@ApplicationScoped
public class StoredActions implements ActionVocabulary {

    private final AwsPolicies aws;

    public StoredActions(AwsPolicies aws) {
        this.aws = aws;
    }

    @Override
    public Stream<String> actions(DecisionCache cache, Set<AccountId> accounts) {
        Stream<String> named =
                new StoredDocuments(cache, aws).of(accounts).stream().flatMap(StoredActions::named);
        return Stream.concat(OperationCatalogue.standard().all().stream().map(Operation::action), named);
    }

    /** NotAction names actions, too: others that it leaves may be allowed, so may these elsewhere. */
    private static Stream<String> named(PolicyDocument document) {
        return document.statements().stream()
                .flatMap(statement -> statement.actions().patterns().stream())
                .filter(action -> action.indexOf('*') < 0 && action.indexOf('?') < 0);
    }
}
