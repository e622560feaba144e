package io.chancery.identity.role;

import io.chancery.contracts.AccountId;
import io.chancery.contracts.identity.TrustPolicy;
import io.chancery.identity.role.TrustPrincipals.Living;
import io.chancery.language.MalformedPolicyException;
import io.chancery.language.PolicyDocument;
import io.chancery.language.PolicyKind;
import io.chancery.language.PolicyLimits;
import io.chancery.language.PrincipalElement;
import io.chancery.language.PrincipalNames;
import io.chancery.language.Statement;
import io.chancery.runtime.caller.Call;
import io.chancery.runtime.operation.Collaborators;
import io.chancery.store.append.EventStore;
import io.chancery.store.append.ReadResult;
import io.chancery.store.append.Reads;
import io.chancery.store.append.Refusal;
import io.chancery.store.append.Refused;
import io.smallrye.mutiny.Uni;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** Reads trust policies that are sent, and resolves whom they name ("Principal", IAM User Guide). */
final class TrustPolicies {
    private TrustPolicies() {}

    /**
     * A trust policy that was read, with whom its names mean.
     *
     * @param principals each user or role that it names, by ARN or unique id, in the document's order
     * @param living those of them that live
     * @param accounts that it names otherwise
     */
    record Resolved(
            TrustDocument document, Set<String> principals, Map<String, Living> living, Set<AccountId> accounts) {

        /**
         * What is stored.
         *
         * @throws Refused MalformedPolicyDocument if it names a user or role that does not live; said only here, after
         *     the caller was authorised, since it tells of other accounts
         */
        TrustPolicy policy() {
            Map<String, String> ids = new HashMap<>();
            for (String name : principals) {
                Living one = Optional.ofNullable(living.get(name))
                        .orElseThrow(() -> new Refused(
                                Refusal.MALFORMED_POLICY_DOCUMENT,
                                "Invalid principal in policy: \"AWS\":\"%s\"".formatted(name)));
                ids.put(name, one.uniqueId());
            }
            return new TrustPolicy(document.value(), ids);
        }

        /** Every account of which it trusts somebody whom it names. */
        Set<AccountId> concerned() {
            Set<AccountId> all = new LinkedHashSet<>(accounts);
            living.values().forEach(one -> all.add(one.account()));
            return all;
        }

        /** The living principals' ARNs by unique id, for showing the policy at once. */
        Map<String, String> arns() {
            Map<String, String> arns = new HashMap<>();
            living.values().forEach(one -> arns.put(one.uniqueId(), one.arn()));
            return arns;
        }
    }

    /** @return fails with {@link Refused} if the document is no trust policy */
    static Uni<Resolved> resolve(Call call, Collaborators with, TrustDocument document) {
        return Uni.createFrom()
                .item(() -> reads(document))
                .flatMap(reads ->
                        with.get(EventStore.class).read(call.account(), reads).map(ReadResult::value));
    }

    /** @throws Refused MalformedPolicyDocument or LimitExceeded if the document is no trust policy */
    static Reads<Resolved> reads(TrustDocument document) {
        PolicyDocument parsed = parse(document);
        Set<String> principals = namedPrincipals(parsed);
        Set<AccountId> accounts =
                parsed.namedAccounts().stream().map(AccountId::new).collect(Collectors.toUnmodifiableSet());
        return TrustPrincipals.named(principals).map(living -> new Resolved(document, principals, living, accounts));
    }

    private static PolicyDocument parse(TrustDocument document) {
        try {
            return PolicyDocument.parseToStore(document.value(), PolicyKind.TRUST, PolicyLimits.TRUST);
        } catch (MalformedPolicyException e) {
            Refusal refusal = e.code().equals(Refusal.LIMIT_EXCEEDED.code())
                    ? Refusal.LIMIT_EXCEEDED
                    : Refusal.MALFORMED_POLICY_DOCUMENT;
            throw new Refused(refusal, String.valueOf(e.getMessage()));
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
