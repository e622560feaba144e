package io.chancery.gateway.stub;

import io.chancery.testing.ServiceKeyFiles;

/** policy-service: decisions are what came; its verification finds nothing wrong. */
final class StubPolicy extends StubOwner {

    StubPolicy(ServiceKeyFiles keys) {
        super("policy", keys);
    }

    @Override
    Answer internal(String path, StubGot got, byte[] body) {
        return path.equals("/internal/verify")
                ? Answer.json(200, noFindings("policy"))
                : super.internal(path, got, body);
    }
}
