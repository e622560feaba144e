package io.chancery.bench.engine;

import com.googlecode.aviator.runtime.type.AviatorBoolean;
import com.googlecode.aviator.runtime.type.AviatorObject;
import java.util.List;
import java.util.Map;
import org.casbin.jcasbin.util.function.CustomFunction;

/** The functions that the matcher calls; each finds the statement by the line's name. */
final class CasbinFunctions {

    private CasbinFunctions() {}

    /** @param statements by their lines' names; more may be put in later */
    static List<CustomFunction> all(Map<String, CasbinStatement> statements) {
        return List.of(new ActionMatches(statements), new ResourceMatches(statements), new ConditionsMet(statements));
    }

    private abstract static class Function extends CustomFunction {

        private static final long serialVersionUID = 1L;

        private final transient Map<String, CasbinStatement> statements;

        Function(Map<String, CasbinStatement> statements) {
            this.statements = statements;
        }

        CasbinStatement statement(AviatorObject line, Map<String, Object> env) {
            CasbinStatement statement = statements.get(text(line, env));
            if (statement == null) {
                throw new IllegalStateException("no statement is called " + text(line, env));
            }
            return statement;
        }

        static String text(AviatorObject argument, Map<String, Object> env) {
            return (String) argument.getValue(env);
        }
    }

    private static final class ActionMatches extends Function {

        private static final long serialVersionUID = 1L;

        ActionMatches(Map<String, CasbinStatement> statements) {
            super(statements);
        }

        @Override
        public String getName() {
            return "actionMatches";
        }

        @Override
        public AviatorObject call(Map<String, Object> env, AviatorObject action, AviatorObject line) {
            return AviatorBoolean.valueOf(statement(line, env).actionMatches(text(action, env)));
        }
    }

    private static final class ResourceMatches extends Function {

        private static final long serialVersionUID = 1L;

        ResourceMatches(Map<String, CasbinStatement> statements) {
            super(statements);
        }

        @Override
        public String getName() {
            return "resourceMatches";
        }

        @Override
        public AviatorObject call(
                Map<String, Object> env, AviatorObject resource, AviatorObject user, AviatorObject line) {
            return AviatorBoolean.valueOf(statement(line, env).resourceMatches(text(resource, env), text(user, env)));
        }
    }

    private static final class ConditionsMet extends Function {

        private static final long serialVersionUID = 1L;

        ConditionsMet(Map<String, CasbinStatement> statements) {
            super(statements);
        }

        @Override
        public String getName() {
            return "conditionsMet";
        }

        @Override
        public AviatorObject call(
                Map<String, Object> env, AviatorObject ip, AviatorObject mfa, AviatorObject time, AviatorObject line) {
            return AviatorBoolean.valueOf(statement(line, env)
                    .conditionMet(text(ip, env), (Boolean) mfa.getValue(env), (Long) time.getValue(env)));
        }
    }
}
