package io.chancery.policy.decision;

import io.chancery.language.compile.CompiledPolicy;
import io.chancery.runtime.caller.SessionFacts;
import java.util.List;

/**
 * A session statement that identity-service has signed.
 *
 * @param policies its inline session policies, compiled
 */
public record VerifiedSession(SessionFacts facts, List<CompiledPolicy> policies) {}
