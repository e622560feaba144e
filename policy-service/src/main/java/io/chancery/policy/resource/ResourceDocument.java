package io.chancery.policy.resource;

import io.chancery.contracts.AccountId;
import io.chancery.language.MalformedPolicyException;
import io.chancery.language.PolicyDocument;
import io.chancery.language.PolicyKind;
import io.chancery.language.PrincipalElement;
import io.chancery.language.PrincipalNames;
import io.chancery.language.Statement;
import io.chancery.runtime.internal.InternalClient;
import io.chancery.runtime.internal.Peer;
import io.chancery.runtime.internal.PrincipalResolution;
import io.chancery.store.append.Refusal;
import io.chancery.store.append.Refused;
import io.chancery.wire.WireException;
import io.smallrye.mutiny.Uni;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * A policy that was sent for a resource, with whom its names mean ("Principal", IAM User Guide).
 *
 * @param text as sent
 * @param principals each user or role that it names, by ARN or unique id, in the document's order
 * @param living the unique ids of those who live
 * @param accounts of all whom it names
 */
record ResourceDocument(String text, Set<String> principals, Map<String, String> living, Set<AccountId> accounts) {

    private static final String RESOLVE = "/internal/principals/resolve";
    private static final int TOO_LARGE = 413;

    /** @return fails with {@link Refused} MalformedPolicyDocument, or {@link WireException} LimitExceeded (413) */
    static Uni<ResourceDocument> resolve(String text, InternalClient identity, String requestId) {
        return Uni.createFrom().item(() -> parse(text)).flatMap(document -> {
            Set<String> names = namedPrincipals(document);
            Set<AccountId> accounts = new LinkedHashSet<>();
            document.namedAccounts().forEach(account -> accounts.add(new AccountId(account)));
            if (names.isEmpty()) {
                return Uni.createFrom().item(new ResourceDocument(text, names, Map.of(), accounts));
            }
            return identity.post(
                            Peer.IDENTITY,
                            RESOLVE,
                            requestId,
                            new PrincipalResolution(List.copyOf(names)),
                            PrincipalResolution.Answer.class)
                    .map(answer -> {
                        accounts.addAll(answer.accounts().orElse(List.of()));
                        return new ResourceDocument(text, names, answer.uniqueIds(), accounts);
                    });
        });
    }

    /**
     * The unique id of each principal.
     *
     * @throws Refused MalformedPolicyDocument if one does not live; said only after the caller was authorised, since it
     *     tells of other accounts
     */
    Map<String, String> resolved() {
        Map<String, String> ids = new HashMap<>();
        for (String name : principals) {
            String id = Optional.ofNullable(living.get(name))
                    .orElseThrow(() -> new Refused(
                            Refusal.MALFORMED_POLICY_DOCUMENT,
                            "Invalid principal in policy: \"AWS\":\"%s\"".formatted(name)));
            ids.put(name, id);
        }
        return ids;
    }

    private static PolicyDocument parse(String text) {
        try {
            return PolicyDocument.parse(text, PolicyKind.RESOURCE);
        } catch (MalformedPolicyException e) {
            String message = String.valueOf(e.getMessage());
            if (e.code().equals(Refusal.LIMIT_EXCEEDED.code())) {
                throw new WireException(e.code(), message, TOO_LARGE);
            }
            throw new Refused(Refusal.MALFORMED_POLICY_DOCUMENT, message);
        }
    }

    private static Set<String> namedPrincipals(PolicyDocument document) {
        Set<String> names = new LinkedHashSet<>(document.namedUsersAndRoles());
        for (Statement statement : document.statements()) {
            statement.principal().stream()
                    .flatMap(principal -> principal.entries().stream())
                    .forEach(entry -> {
                        if (entry instanceof PrincipalElement.Aws(String name) && PrincipalNames.isUniqueId(name)) {
                            names.add(name);
                        }
                    });
        }
        return names;
    }
}
