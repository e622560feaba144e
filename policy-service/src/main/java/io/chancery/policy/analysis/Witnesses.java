package io.chancery.policy.analysis;

import io.chancery.language.PolicyKind;
import io.chancery.language.analysis.AccessAnswer;
import io.chancery.language.match.Ascii;
import io.chancery.language.reference.ServiceCatalogue;
import io.chancery.language.request.AccessRequest;
import java.util.Comparator;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Stream;

/**
 * Makes a witness one that people recognise: an action that there is, on a resource of another account than the principal's,
 * where the resource's own policy decides. It stays a witness, since each change is tried first.
 */
final class Witnesses {

    private static final String OWNER = "210987654321";
    private static final int CANDIDATES = 500;

    private final ServiceCatalogue catalogue;

    Witnesses(ServiceCatalogue catalogue) {
        this.catalogue = catalogue;
    }

    /**
     * @param owner of the resource, if that is known
     * @param isWitness whether a request gets the access
     */
    Optional<StatedRequest> of(
            AccessAnswer answer, PolicyKind kind, Optional<String> owner, Predicate<AccessRequest> isWitness) {
        if (!(answer instanceof AccessAnswer.Witnessed(AccessRequest request, int statement))) {
            return Optional.empty();
        }
        AccessRequest owned = kind == PolicyKind.RESOURCE || kind == PolicyKind.TRUST
                ? tried(owned(request, owner.orElse(OWNER)), request, isWitness)
                : request;
        return Optional.of(StatedRequest.of(named(owned, isWitness)));
    }

    private static AccessRequest owned(AccessRequest request, String account) {
        return new AccessRequest(
                request.principal(), request.action(), request.resource(), Optional.of(account), request.context());
    }

    private static AccessRequest tried(
            AccessRequest better, AccessRequest request, Predicate<AccessRequest> isWitness) {
        return isWitness.test(better) ? better : request;
    }

    private AccessRequest named(AccessRequest request, Predicate<AccessRequest> isWitness) {
        int colon = request.action().indexOf(':');
        Stream<String> prefixes = colon > 0 && catalogue.exists(request.action().substring(0, colon))
                ? Stream.of(Ascii.lowerCase(request.action().substring(0, colon)))
                : Stream.of("s3", "iam");
        return prefixes.flatMap(prefix -> catalogue.service(prefix).stream())
                .flatMap(service -> service.actions().stream().map(action -> service.prefix() + ":" + action.name()))
                .sorted(Comparator.comparing(action -> !action.equalsIgnoreCase(request.action())))
                .limit(CANDIDATES)
                .map(action -> new AccessRequest(
                        request.principal(), action, request.resource(), request.resourceAccount(), request.context()))
                .filter(isWitness)
                .findFirst()
                .orElse(request);
    }
}
