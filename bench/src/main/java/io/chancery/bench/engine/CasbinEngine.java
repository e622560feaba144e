package io.chancery.bench.engine;

import io.chancery.bench.population.Population;
import io.chancery.bench.population.Question;
import io.chancery.language.ConditionClause;
import io.chancery.language.Effect;
import io.chancery.language.Statement;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.casbin.jcasbin.main.Enforcer;
import org.casbin.jcasbin.model.Model;

/**
 * jCasbin with an enforcer for each principal and a line for each statement. Its own matching functions do not have {@code *}
 * in the middle, so the matcher calls functions of ours, which know the line's patterns and conditions beforehand: what is
 * measured is jCasbin's way from line to line, not its functions.
 */
final class CasbinEngine implements Engine {

    private static final String MODEL = """
            [request_definition]
            r = act, obj, ip, mfa, time, user
            [policy_definition]
            p = statement, eft
            [policy_effect]
            e = some(where (p.eft == allow)) && !some(where (p.eft == deny))
            [matchers]
            m = actionMatches(r.act, p.statement) && resourceMatches(r.obj, r.user, p.statement) && conditionsMet(r.ip, r.mfa, r.time, p.statement)
            """;

    private final List<Object[]> requests;
    private final List<Enforcer> enforcers;

    CasbinEngine(Population population, List<Question> questions) {
        this.requests =
                questions.stream().map(Facts::of).map(CasbinEngine::request).toList();
        Map<String, CasbinStatement> statements = new HashMap<>();
        Map<Integer, Enforcer> byMember = new HashMap<>();
        this.enforcers = questions.stream()
                .map(question ->
                        byMember.computeIfAbsent(question.member(), member -> enforcer(population, member, statements)))
                .toList();
    }

    private static Object[] request(Facts facts) {
        return new Object[] {
            facts.action(), facts.resource(), facts.sourceIp(), facts.mfa(), facts.time(), facts.username()
        };
    }

    private static Enforcer enforcer(Population population, int member, Map<String, CasbinStatement> statements) {
        Model model = new Model();
        model.loadModelFromText(MODEL);
        Enforcer enforcer = new Enforcer(model);
        enforcer.enableLog(false);
        CasbinFunctions.all(statements).forEach(function -> enforcer.addFunction(function.getName(), function));
        for (int policy : population.members().get(member).policies()) {
            List<Statement> own = population.policies().get(policy).document().statements();
            for (int i = 0; i < own.size(); i++) {
                String line = policy + "/" + i;
                statements.computeIfAbsent(line, key -> statement(population, key));
                enforcer.addPolicy(line, own.get(i).effect() == Effect.ALLOW ? "allow" : "deny");
            }
        }
        return enforcer;
    }

    private static CasbinStatement statement(Population population, String line) {
        int slash = line.indexOf('/');
        Statement statement = population
                .policies()
                .get(Integer.parseInt(line.substring(0, slash)))
                .document()
                .statements()
                .get(Integer.parseInt(line.substring(slash + 1)));
        if (statement.conditions().size() > 1) {
            throw new IllegalArgumentException("no translation of " + statement);
        }
        ConditionClause clause = statement.conditions().isEmpty()
                ? CasbinStatement.NO_CONDITION
                : statement.conditions().getFirst();
        return CasbinStatement.of(
                statement.actions().patterns(),
                statement.resources().orElseThrow().patterns(),
                clause);
    }

    @Override
    public boolean allows(int question) {
        return enforcers.get(question).enforce(requests.get(question));
    }
}
