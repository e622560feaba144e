package io.chancery.policy.search;

import io.chancery.contracts.AccountId;
import io.chancery.language.Arn;
import io.chancery.language.PolicyDocument;
import io.chancery.language.reference.ServiceCatalogue;
import io.chancery.policy.cache.DecisionCache;
import io.chancery.policy.decision.AwsPolicies;
import io.chancery.wire.operation.Operation;
import io.chancery.wire.operation.OperationCatalogue;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Stream;

/**
 * The operations of IAM and STS, the actions that the accounts' policies name, and those that can be granted on resources of
 * the service that the resource is of, by the catalogue of services.
 */
@ApplicationScoped
public class KnownActions implements ActionVocabulary {

    private final AwsPolicies aws;
    private final ServiceCatalogue services;

    public KnownActions(AwsPolicies aws, ServiceCatalogue services) {
        this.aws = aws;
        this.services = services;
    }

    @Override
    public Stream<String> actions(DecisionCache cache, Set<AccountId> accounts, String resource) {
        Stream<String> named =
                new StoredDocuments(cache, aws).of(accounts).stream().flatMap(KnownActions::named);
        Stream<String> catalogued =
                Arn.parse(resource).map(Arn::service).stream().flatMap(this::on);
        return Stream.of(OperationCatalogue.standard().all().stream().map(Operation::action), named, catalogued)
                .flatMap(Function.identity());
    }

    private Stream<String> on(String service) {
        return services.ofArns(service).stream()
                .flatMap(found -> found.actions().stream()
                        .filter(action -> action.isOn(service))
                        .map(action -> "%s:%s".formatted(found.prefix(), action.name())));
    }

    /** NotAction names actions, too: others that it leaves may be allowed, so may these elsewhere. */
    private static Stream<String> named(PolicyDocument document) {
        return document.statements().stream()
                .flatMap(statement -> statement.actions().patterns().stream())
                .filter(action -> action.indexOf('*') < 0 && action.indexOf('?') < 0);
    }
}
