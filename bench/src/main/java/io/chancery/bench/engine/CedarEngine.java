package io.chancery.bench.engine;

import com.cedarpolicy.BasicAuthorizationEngine;
import com.cedarpolicy.model.AuthorizationRequest;
import com.cedarpolicy.model.AuthorizationResponse;
import com.cedarpolicy.model.AuthorizationSuccessResponse;
import com.cedarpolicy.model.Context;
import com.cedarpolicy.model.entity.Entities;
import com.cedarpolicy.model.exception.AuthException;
import com.cedarpolicy.model.exception.CacheException;
import com.cedarpolicy.model.exception.InternalException;
import com.cedarpolicy.model.policy.PolicySet;
import com.cedarpolicy.value.EntityTypeName;
import com.cedarpolicy.value.EntityUID;
import com.cedarpolicy.value.IpAddress;
import com.cedarpolicy.value.PrimBool;
import com.cedarpolicy.value.PrimLong;
import com.cedarpolicy.value.PrimString;
import com.cedarpolicy.value.Value;
import io.chancery.bench.population.Population;
import io.chancery.bench.population.Question;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Cedar through its Java binding, with a parsed and cached set of policies for each principal. */
final class CedarEngine implements Engine {

    private static final EntityTypeName USER = type("User");
    private static final EntityTypeName ACTION = type("Action");
    private static final EntityTypeName RESOURCE = type("Resource");

    private final BasicAuthorizationEngine engine = new BasicAuthorizationEngine();
    private final Entities noEntities = new Entities();
    private final List<AuthorizationRequest> requests;
    private final List<PolicySet> policies;

    CedarEngine(Population population, List<Question> questions) {
        this.requests = questions.stream().map(CedarEngine::request).toList();
        Map<Integer, PolicySet> byMember = new HashMap<>();
        PolicySet.setCacheMaxPolicySets(EngineKind.PEER_MEMBERS);
        this.policies = questions.stream()
                .map(question -> byMember.computeIfAbsent(question.member(), member -> parsed(population, member)))
                .toList();
    }

    private static PolicySet parsed(Population population, int member) {
        try {
            PolicySet policies = PolicySet.parsePolicies(CedarTranslation.policiesOf(population, member));
            policies.cache();
            return policies;
        } catch (InternalException | CacheException e) {
            throw new IllegalStateException("Cedar does not take the policies of member " + member, e);
        }
    }

    private static AuthorizationRequest request(Question question) {
        Facts facts = Facts.of(question);
        Map<String, Value> context = Map.of(
                "arn", new PrimString(facts.resource()),
                "sourceIp", new IpAddress(facts.sourceIp()),
                "mfa", new PrimBool(facts.mfa()),
                "time", new PrimLong(facts.time()),
                "username", new PrimString(facts.username()),
                "owner", new PrimString(facts.owner()));
        return new AuthorizationRequest(
                new EntityUID(USER, String.valueOf(question.member())),
                new EntityUID(ACTION, facts.action()),
                new EntityUID(RESOURCE, "r"),
                new Context(context));
    }

    private static EntityTypeName type(String name) {
        return EntityTypeName.parse(name).orElseThrow();
    }

    @Override
    public boolean allows(int question) {
        try {
            AuthorizationResponse response =
                    engine.isAuthorized(requests.get(question), policies.get(question), noEntities);
            AuthorizationSuccessResponse answer =
                    response.success.orElseThrow(() -> new IllegalStateException("Cedar failed: " + response));
            if (!answer.getErrors().isEmpty()) {
                throw new IllegalStateException("Cedar could not evaluate: " + answer.getErrors());
            }
            return answer.isAllowed();
        } catch (AuthException e) {
            throw new IllegalStateException("Cedar failed at question " + question, e);
        }
    }
}
