package io.chancery.bench.population;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.random.RandomGenerator;

/**
 * Makes policies of two to four statements: about one in ten denies, one in four has a condition, and one policy in eight
 * lets users manage what is named after them.
 */
final class PolicyGenerator {

    /** Requests come from these and from elsewhere. */
    static final List<String> OFFICES =
            List.of("192.0.2.0/24", "198.51.100.0/25", "203.0.113.64/26", "2001:db8:17::/48");

    static final List<String> DEADLINES =
            List.of("2026-03-01T00:00:00Z", "2026-06-01T00:00:00Z", "2026-09-01T00:00:00Z", "2027-01-01T00:00:00Z");

    private static final ObjectMapper JSON = new ObjectMapper();

    private final RandomGenerator random;
    private final int teams;

    PolicyGenerator(RandomGenerator random, int teams) {
        this.random = random;
        this.teams = teams;
    }

    /** A document of the identity kind. */
    String document() {
        String team = team();
        List<Map<String, Object>> statements = new ArrayList<>();
        int count = 2 + random.nextInt(3);
        for (int i = 0; i < count; i++) {
            statements.add(random.nextInt(10) == 0 ? deny(team) : allow(team));
        }
        if (random.nextInt(8) == 0) {
            statements.add(self(team));
        }
        Map<String, Object> document = new LinkedHashMap<>();
        document.put("Version", "2012-10-17");
        document.put("Statement", statements);
        try {
            return JSON.writeValueAsString(document);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("A map of texts is always JSON", e);
        }
    }

    private String team() {
        return "team%d".formatted(random.nextInt(teams));
    }

    /** One of the ten things that a team has of each kind. */
    static String item(RandomGenerator random) {
        return "item%d".formatted(random.nextInt(10));
    }

    private Map<String, Object> allow(String team) {
        Service service = Service.pick(List.of(Service.values()), random);
        Map<String, Object> statement =
                statement("Allow", actions(service, 1 + random.nextInt(4)), resources(service, team));
        switch (random.nextInt(16)) {
            case 0, 1 ->
                statement.put(
                        "Condition",
                        Map.of("IpAddress", Map.of("aws:SourceIp", OFFICES.subList(0, 2 + random.nextInt(3)))));
            case 2 -> statement.put("Condition", Map.of("Bool", Map.of("aws:MultiFactorAuthPresent", "true")));
            case 3 ->
                statement.put(
                        "Condition",
                        Map.of("DateLessThan", Map.of("aws:CurrentTime", Service.pick(DEADLINES, random))));
            default -> {}
        }
        return statement;
    }

    private Map<String, Object> deny(String team) {
        Service service = Service.pick(List.of(Service.values()), random);
        List<String> resources = List.of(Service.pick(service.patterns(team, item(random)), random));
        Map<String, Object> statement = statement("Deny", actions(service, 1 + random.nextInt(3)), resources);
        switch (random.nextInt(4)) {
            case 0 -> statement.put("Condition", Map.of("BoolIfExists", Map.of("aws:MultiFactorAuthPresent", "false")));
            case 1 -> statement.put("Condition", Map.of("NotIpAddress", Map.of("aws:SourceIp", OFFICES)));
            case 2 ->
                statement.put(
                        "Condition",
                        Map.of("DateGreaterThan", Map.of("aws:CurrentTime", Service.pick(DEADLINES, random))));
            default -> {}
        }
        return statement;
    }

    private Map<String, Object> self(String team) {
        return random.nextBoolean()
                ? statement(
                        "Allow",
                        Vocabulary.SELF_ACTIONS,
                        List.of("arn:aws:iam::%s:user/%s"
                                .formatted(PopulationGenerator.ACCOUNT, Vocabulary.USERNAME_VARIABLE)))
                : statement(
                        "Allow",
                        List.of("s3:GetObject", "s3:PutObject", "s3:DeleteObject"),
                        List.of("arn:aws:s3:::%s-home/%s/*".formatted(team, Vocabulary.USERNAME_VARIABLE)));
    }

    private List<String> actions(Service service, int count) {
        if (random.nextInt(3) == 0) {
            return List.of(service.actionPattern(random));
        }
        List<String> actions = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            String action = service.action(random);
            if (!actions.contains(action)) {
                actions.add(action);
            }
        }
        return actions;
    }

    private List<String> resources(Service service, String team) {
        List<String> resources = new ArrayList<>();
        int count = 1 + random.nextInt(2);
        for (int i = 0; i < count; i++) {
            String pattern = Service.pick(service.patterns(team, item(random)), random);
            if (!resources.contains(pattern)) {
                resources.add(pattern);
            }
        }
        return resources;
    }

    private static Map<String, Object> statement(String effect, List<String> actions, List<String> resources) {
        Map<String, Object> statement = new LinkedHashMap<>();
        statement.put("Effect", effect);
        statement.put("Action", actions);
        statement.put("Resource", resources);
        return statement;
    }
}
