package io.chancery.policy.decision;

import io.chancery.language.PolicyDocument;
import io.chancery.runtime.caller.SessionFacts;
import java.util.List;

/**
 * A session statement that identity-service has signed.
 *
 * @param policies its inline session policies, parsed
 */
public record VerifiedSession(SessionFacts facts, List<PolicyDocument> policies) {}
