package io.chancery.bench.population;

import io.chancery.bench.population.Population.Member;
import io.chancery.language.Effect;
import io.chancery.language.Statement;
import io.chancery.language.request.AccessRequest;
import io.chancery.language.request.RequestContext;
import io.chancery.language.request.RequestPrincipal;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.random.RandomGenerator;

/**
 * Makes requests, about half of them allowed: two in three ask for what a statement of the member's policies is about,
 * the others for anything of any team. Every request has a source address and the time; two in three have used MFA, and
 * the others do not have the key, as with long-term access keys.
 */
public final class RequestGenerator {

    private static final List<String> ADDRESSES =
            List.of("192.0.2.17", "198.51.100.9", "192.0.2.200", "2001:db8:17::5", "203.0.113.70", "100.64.3.4");
    private static final List<String> TIMES =
            List.of("2026-02-11T08:30:00Z", "2026-02-27T23:59:59Z", "2026-05-04T12:00:00Z", "2026-10-30T17:45:10Z");

    private final Population population;
    private final List<String> actions = Vocabulary.actions();
    private final RandomGenerator random;

    private RequestGenerator(Population population, long seed) {
        this.population = population;
        this.random = new SplittableRandom(seed);
    }

    /** @param members requests come from the first so many members */
    public static List<Question> generate(Population population, int members, int count, long seed) {
        RequestGenerator generator = new RequestGenerator(population, seed);
        List<Question> questions = new ArrayList<>(count);
        for (int i = 0; i < count; i++) {
            questions.add(generator.question(generator.random.nextInt(members)));
        }
        return List.copyOf(questions);
    }

    private Question question(int number) {
        Member member = population.members().get(number);
        Optional<Statement> statement = random.nextInt(3) < 2 ? allowOf(member) : Optional.empty();
        String action;
        String resource;
        if (statement.isPresent()) {
            action = matching(Service.pick(statement.get().actions().patterns(), random));
            resource = filled(
                    Service.pick(statement.get().resources().orElseThrow().patterns(), random), member.principal());
        } else {
            Service service = Service.pick(List.of(Service.values()), random);
            action = service.action(random);
            int teams = Math.max(1, population.size().policies() / 5);
            resource = service.resource("team%d".formatted(random.nextInt(teams)), PolicyGenerator.item(random));
        }
        return new Question(
                number,
                new AccessRequest(
                        member.principal(), action, resource, Optional.of(PopulationGenerator.ACCOUNT), context()));
    }

    private Optional<Statement> allowOf(Member member) {
        List<Statement> allows =
                population.policies().get(Service.pick(member.policies(), random)).document().statements().stream()
                        .filter(statement -> statement.effect() == Effect.ALLOW)
                        .toList();
        return allows.isEmpty() ? Optional.empty() : Optional.of(Service.pick(allows, random));
    }

    private String matching(String pattern) {
        List<String> matching = actions.stream()
                .filter(action -> io.chancery.language.match.Glob.of(pattern).matches(action))
                .toList();
        return Service.pick(matching, random);
    }

    private String filled(String pattern, RequestPrincipal principal) {
        String name = principal instanceof RequestPrincipal.User user ? user.userName() : "nobody";
        return pattern.replace(Vocabulary.USERNAME_VARIABLE, name)
                .replace("arn:aws:dynamodb:*", "arn:aws:dynamodb:eu-central-1")
                .replace(":*:*:", ":eu-central-1:%s:".formatted(PopulationGenerator.ACCOUNT))
                .replace(":*:", ":eu-central-1:")
                .replace("*", PolicyGenerator.item(random));
    }

    private RequestContext context() {
        RequestContext.Builder context = RequestContext.builder()
                .put("aws:SourceIp", Service.pick(ADDRESSES, random))
                .put("aws:CurrentTime", Service.pick(TIMES, random));
        if (random.nextInt(3) < 2) {
            context.put("aws:MultiFactorAuthPresent", "true");
        }
        return context.build();
    }
}
