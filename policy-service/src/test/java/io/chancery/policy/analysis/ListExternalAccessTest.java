package io.chancery.policy.analysis;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import io.chancery.contracts.Log;
import io.chancery.contracts.Shards;
import io.chancery.contracts.policy.ResourcePolicy;
import io.chancery.policy.World;
import io.chancery.policy.analysis.ListExternalAccess.Answer;
import io.chancery.policy.analysis.ListExternalAccess.Call;
import io.chancery.policy.cache.DecisionCache;
import io.chancery.policy.reference.KnownServices;
import io.chancery.store.consume.StateChange;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** The policies of an account that let somebody in from outside, as the decision cache holds them. */
class ListExternalAccessTest {

    private static final String PARTNER = "{\"AWS\":\"444455556666\"}";
    private static final String OWN = "{\"AWS\":\"arn:aws:iam::111122223333:user/alice\"}";

    private final Shards shards = new Shards(16);
    private final DecisionCache cache = new DecisionCache(shards);
    private final ListExternalAccess operation = new ListExternalAccess(new Witnesses(new KnownServices(List.of())));

    private void stored(Log log, StateChange... changes) {
        cache.apply(List.of(World.batch(log, shards.of(World.ACME), 2, World.NOW, List.of(changes))));
    }

    private static StateChange bucket(String name, String principal) {
        String arn = "arn:aws:s3:::" + name;
        return World.is(new ResourcePolicy(
                World.ACME, arn, World.resourcePolicy("Allow", principal, "s3:GetObject", arn + "/*"), Map.of()));
    }

    private Answer list(Set<String> trusted, String after, int most) {
        return operation.answer(new Call(World.ACME, trusted, after, most), cache.view(World.ACME));
    }

    @Test
    void buckets_and_roles_that_are_open_are_listed_and_others_are_not() {
        stored(
                Log.IDENTITY,
                World.is(World.account(World.ACME)),
                World.is(World.deployer(World.trusting(PARTNER), Map.of())));
        stored(Log.POLICY, bucket("own", OWN), bucket("shared", PARTNER), bucket("open", "\"*\""));

        Answer answer = list(Set.of(), "", 100);

        assertThat(answer.findings())
                .extracting(
                        finding -> finding.resource().orElseThrow(),
                        ExternalFinding::principal,
                        ExternalFinding::isPublic)
                .containsExactly(
                        tuple("arn:aws:iam::111122223333:role/ops/Deployer", Map.of("AWS", "444455556666"), false),
                        tuple("arn:aws:s3:::open", Map.of("AWS", "*"), true),
                        tuple("arn:aws:s3:::shared", Map.of("AWS", "444455556666"), false));
        assertThat(answer.findings())
                .allSatisfy(
                        finding -> assertThat(finding.witness().orElseThrow().resourceAccount())
                                .hasValue("111122223333"));
        assertThat(answer.asOf()).hasSize(2);
        assertThat(answer.nextToken()).isEmpty();
    }

    @Test
    void a_trusted_account_is_not_outside() {
        stored(Log.POLICY, bucket("shared", PARTNER));

        assertThat(list(Set.of("444455556666"), "", 100).findings()).isEmpty();
    }

    @Test
    void pages_meet_every_policy_once() {
        stored(
                Log.POLICY,
                IntStream.range(0, 5).mapToObj(i -> bucket("b" + i, PARTNER)).toArray(StateChange[]::new));

        Answer first = list(Set.of(), "", 2);
        Answer second = list(Set.of(), first.nextToken().orElseThrow(), 2);
        Answer third = list(Set.of(), second.nextToken().orElseThrow(), 2);

        assertThat(IntStream.of(
                        first.findings().size(),
                        second.findings().size(),
                        third.findings().size()))
                .containsExactly(2, 2, 1);
        assertThat(third.nextToken()).isEmpty();
    }
}
