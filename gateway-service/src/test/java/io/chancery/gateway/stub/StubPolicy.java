package io.chancery.gateway.stub;

import io.chancery.store.append.Refusal;
import io.chancery.store.append.Refused;
import io.chancery.testing.ServiceKeyFiles;
import java.util.List;
import java.util.Map;

/** policy-service: decisions are what came; its verification finds nothing wrong. */
final class StubPolicy extends StubOwner {

    StubPolicy(ServiceKeyFiles keys) {
        super("policy", keys);
    }

    @Override
    Answer internal(String path, StubGot got, byte[] body) {
        if (path.equals("/internal/verify")) {
            return Answer.json(200, noFindings("policy"));
        }
        if (path.startsWith("/policy/")) {
            return analysis(got);
        }
        return super.internal(path, got, body);
    }

    /** Finds what came, or refuses it by the type of the policy. */
    private static Answer analysis(StubGot got) {
        if (got.body().contains("RESOURCE_CONTROL_POLICY")) {
            throw new Refused(Refusal.VALIDATION_ERROR, "'policyType' is not to the stub's taste");
        }
        if (got.body().contains("SERVICE_CONTROL_POLICY")) {
            throw new Refused(Refusal.ACCESS_DENIED, "User: alice is not authorized to perform: this");
        }
        return Answer.json(
                200,
                Map.of(
                        "result",
                        "PASS",
                        "findings",
                        List.of(Map.of("issueCode", got.target(), "findingDetails", got.body()))));
    }
}
