package io.chancery.bench.population;

import io.chancery.bench.population.Population.Member;
import io.chancery.language.PolicyDocument;
import io.chancery.language.PolicyKind;
import io.chancery.language.evaluate.NamedPolicy;
import io.chancery.language.request.RequestPrincipal;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.random.RandomGenerator;

/** Makes a population; three of four principals are users, the others sessions of roles. */
public final class PopulationGenerator {

    /** The one account that everybody and everything is in. */
    public static final String ACCOUNT = "123456789012";

    /** The seed of the published numbers. */
    public static final long SEED = 20_121_017;

    private static final int POLICIES_PER_TEAM = 5;

    private PopulationGenerator() {}

    public static Population generate(PopulationSize size, long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        PolicyGenerator documents = new PolicyGenerator(random, Math.max(1, size.policies() / POLICIES_PER_TEAM));
        List<NamedPolicy> policies = new ArrayList<>();
        for (int i = 0; i < size.policies(); i++) {
            policies.add(NamedPolicy.of(
                    "arn:aws:iam::%s:policy/p%d".formatted(ACCOUNT, i),
                    PolicyDocument.parse(documents.document(), PolicyKind.IDENTITY)));
        }
        List<Member> members = new ArrayList<>();
        for (int i = 0; i < size.principals(); i++) {
            members.add(new Member(principal(i), attached(size, random)));
        }
        return new Population(size, policies, members);
    }

    private static List<Integer> attached(PopulationSize size, RandomGenerator random) {
        int each = size.policiesEach();
        // Spread around the average, except where everybody has everything.
        int count = each == size.policies() ? each : each - 3 + random.nextInt(7);
        Set<Integer> chosen = new LinkedHashSet<>();
        while (chosen.size() < count) {
            chosen.add(random.nextInt(size.policies()));
        }
        return List.copyOf(chosen);
    }

    private static RequestPrincipal principal(int number) {
        if (number % 4 == 3) {
            return new RequestPrincipal.RoleSession(
                    ACCOUNT,
                    "arn:aws:sts::%s:assumed-role/role%d/session".formatted(ACCOUNT, number),
                    "arn:aws:iam::%s:role/role%d".formatted(ACCOUNT, number),
                    "AROA%016d".formatted(number),
                    "session");
        }
        return new RequestPrincipal.User(
                ACCOUNT,
                "arn:aws:iam::%s:user/user%d".formatted(ACCOUNT, number),
                "AIDA%016d".formatted(number),
                "user%d".formatted(number));
    }
}
