package io.chancery.policy.analysis;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.chancery.contracts.AccountId;
import io.chancery.contracts.Position;
import io.chancery.language.PolicyDocument;
import io.chancery.language.PolicyKind;
import io.chancery.language.analysis.OutsideAccess;
import io.chancery.policy.cache.ShardView;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/**
 * Whom an account's policies let in from outside: those of its resources, and the trust policies of its roles. Worked out from
 * what the decision cache holds, so it is what decisions go by. A principal's name counts, also if somebody else has it by now.
 */
final class ListExternalAccess {

    private final Witnesses witnesses;

    ListExternalAccess(Witnesses witnesses) {
        this.witnesses = witnesses;
    }

    /**
     * @param trusted accounts beside it that are inside
     * @param after the ARN behind which to go on; empty for the start
     * @param most how many policies to look into
     */
    record Call(AccountId account, Set<String> trusted, String after, int most) {}

    /**
     * @param asOf the positions of the logs that the answer is true at
     * @param nextToken where to go on; absent at the end
     */
    @JsonInclude(JsonInclude.Include.NON_ABSENT)
    record Answer(List<ExternalFinding> findings, List<String> asOf, Optional<String> nextToken) {}

    private record Stored(PolicyDocument document, PolicyKind kind) {}

    Answer answer(Call call, ShardView there) {
        Set<String> accounts = new HashSet<>(call.trusted());
        accounts.add(call.account().value());
        TreeMap<String, Stored> candidates = candidates(call.account(), accounts, there);
        List<ExternalFinding> findings = new ArrayList<>();
        Optional<String> last = Optional.empty();
        int looked = 0;
        for (Map.Entry<String, Stored> entry :
                candidates.tailMap(call.after(), false).entrySet()) {
            if (looked == call.most()) {
                return answer(findings, there, last);
            }
            Stored stored = entry.getValue();
            findings.addAll(ExternalFinding.of(
                    Optional.of(entry.getKey()),
                    stored.document(),
                    stored.kind(),
                    call.account().value(),
                    accounts,
                    witnesses));
            last = Optional.of(entry.getKey());
            looked++;
        }
        return answer(findings, there, Optional.empty());
    }

    private static Answer answer(List<ExternalFinding> findings, ShardView there, Optional<String> next) {
        return new Answer(
                findings, there.positions().stream().map(Position::toString).toList(), next);
    }

    /** Those that name somebody outside, by the ARN of the resource or role. */
    private static TreeMap<String, Stored> candidates(AccountId account, Set<String> accounts, ShardView there) {
        var candidates = new TreeMap<String, Stored>();
        there.policy().resources().byId().forEach((id, policy) -> {
            if (policy.account().equals(account)) {
                candidates.put(
                        policy.resource(), new Stored(policy.compiled().source().document(), PolicyKind.RESOURCE));
            }
        });
        there.identity().roles().forEach((id, role) -> {
            if (role.role().account().equals(account)) {
                candidates.put(role.role().arn(), new Stored(role.trust().document(), PolicyKind.TRUST));
            }
        });
        candidates.values().removeIf(stored -> !OutsideAccess.mayGrant(stored.document(), accounts));
        return candidates;
    }
}
