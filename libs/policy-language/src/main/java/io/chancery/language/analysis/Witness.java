package io.chancery.language.analysis;

import io.chancery.language.Arn;
import io.chancery.language.ConditionOperator;
import io.chancery.language.PolicyVersion;
import io.chancery.language.PrincipalNames;
import io.chancery.language.analysis.ConditionSpace.Dimension;
import io.chancery.language.analysis.ResourceCases.ResourceCase;
import io.chancery.language.analysis.SidedStatement.ResourceText;
import io.chancery.language.match.Ascii;
import io.chancery.language.match.Template;
import io.chancery.language.request.AccessRequest;
import io.chancery.language.request.RequestContext;
import io.chancery.language.request.RequestContext.Values;
import io.chancery.language.request.RequestPrincipal;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Turns a case into requests that might be of it. They are only proposals, since keys that follow from the principal and
 * policy variables tie together what a case keeps apart: whoever uses one asks the evaluator first.
 */
final class Witness {

    private static final String ACCOUNT = "123456789012";
    private static final String SOME = "example";

    private final String action;
    private final ResourceCase resource;
    private final Map<String, Values> keys = new HashMap<>();

    private Witness(String action, ResourceCase resource) {
        this.action = action;
        this.resource = resource;
    }

    /** @param sample a principal of the case; empty if the policy names none */
    static List<AccessRequest> requests(
            String action,
            ResourceCase resource,
            Optional<RequestPrincipal> sample,
            ConditionSpace space,
            Map<Integer, KeyState> states) {
        Witness witness = new Witness(action, resource);
        states.forEach((dimension, state) -> witness.take(space.dimension(dimension), state));
        states.forEach((dimension, state) -> witness.takeOpaque(space.dimension(dimension), state));
        return witness.requests(sample);
    }

    private void take(Dimension dimension, KeyState state) {
        if (!dimension.opaque()) {
            state.value().ifPresent(value -> keys.put(dimension.key(), value));
        }
    }

    /** Gives the key the value that the policy compares with, if the two should be equal. */
    private void takeOpaque(Dimension dimension, KeyState state) {
        if (!dimension.opaque() || keys.containsKey(dimension.key())) {
            return;
        }
        ConditionAtom atom = dimension.atoms().getFirst();
        boolean negated = atom.operator()
                .map(ConditionOperator::base)
                .map(ConditionOperator.Base::negated)
                .orElse(false);
        if (state.met().get(0) != negated && !atom.clause().values().isEmpty()) {
            String value = filled(atom.template(atom.clause().values().getFirst()));
            keys.put(dimension.key(), new Values(List.of(value), atom.isAboutSets()));
        }
    }

    /** The text with something in place of wildcards and variables; the variables' keys get it as their value. */
    private String filled(Template template) {
        StringBuilder text = new StringBuilder();
        for (Template.Part part : template.parts()) {
            switch (part) {
                case Template.Text(String literal) -> text.append(literal);
                case Template.Pattern(String pattern) ->
                    text.append(pattern.replace('*', 'x').replace('?', 'x'));
                case Template.Variable(String key, Optional<String> otherwise) -> text.append(single(key));
            }
        }
        return text.toString();
    }

    private String single(String key) {
        return keys.computeIfAbsent(Ascii.lowerCase(key), name -> new Values(List.of(SOME), false))
                .values()
                .getFirst();
    }

    private Optional<String> chosen(String key) {
        return Optional.ofNullable(keys.get(key))
                .filter(values -> !values.multivalued())
                .map(values -> values.values().getFirst());
    }

    private List<AccessRequest> requests(Optional<RequestPrincipal> sample) {
        List<String> resources = new ArrayList<>(List.of(resource.example()));
        for (ResourceText variable : resource.variable()) {
            if (variable.version() == PolicyVersion.V2012) {
                resources.add(filled(variable.template()));
            }
        }
        List<AccessRequest> requests = new ArrayList<>();
        for (String name : resources.reversed()) {
            for (RequestPrincipal principal : principals(sample, account(name))) {
                RequestContext.Builder context = RequestContext.builder();
                keys.forEach((key, values) -> {
                    if (values.multivalued()) {
                        context.putAll(key, values.values());
                    } else {
                        context.put(key, values.values().getFirst());
                    }
                });
                requests.add(new AccessRequest(
                        principal,
                        action,
                        name,
                        chosen("aws:resourceaccount").or(principal::account),
                        context.build()));
            }
        }
        return requests;
    }

    private String account(String resourceName) {
        return chosen("aws:principalaccount")
                .or(() -> chosen("aws:principalarn").flatMap(Arn::parse).map(Arn::account))
                .or(() -> chosen("aws:resourceaccount"))
                .or(() -> Arn.parse(resourceName).map(Arn::account))
                .filter(PrincipalNames::isAccountId)
                .orElse(ACCOUNT);
    }

    private List<RequestPrincipal> principals(Optional<RequestPrincipal> sample, String account) {
        List<RequestPrincipal> principals = new ArrayList<>();
        sample.ifPresent(principals::add);
        String name = chosen("aws:username").orElse(SOME);
        principals.add(new RequestPrincipal.User(
                account,
                chosen("aws:principalarn").orElse("arn:aws:iam::%s:user/%s".formatted(account, name)),
                chosen("aws:userid").orElse("AIDAEXAMPLEEXAMPLE00"),
                name));
        String id = chosen("aws:userid").orElse("AROAEXAMPLEEXAMPLE00:" + SOME);
        int colon = id.indexOf(':');
        principals.add(new RequestPrincipal.RoleSession(
                account,
                "arn:aws:sts::%s:assumed-role/%s/%s".formatted(account, SOME, SOME),
                chosen("aws:principalarn").orElse("arn:aws:iam::%s:role/%s".formatted(account, SOME)),
                colon < 0 ? id : id.substring(0, colon),
                colon < 0 ? SOME : id.substring(colon + 1)));
        return principals;
    }
}
