package io.chancery.policy.managed;

import io.chancery.language.MalformedPolicyException;
import io.chancery.language.PolicyDocument;
import io.chancery.language.PolicyKind;
import io.chancery.language.PolicyLimits;
import io.chancery.language.PolicyVersion;
import io.chancery.store.append.Refusal;
import io.chancery.store.append.Refused;
import io.chancery.wire.query.Constraint;

/**
 * A policy document as sent, not looked into yet.
 *
 * @param value 1–131,072 characters, tab, line ends and {@code U+0020–U+00FF}
 */
public record PolicyText(String value) {

    /** Refusals leave the document out: it can be long. */
    private static final Constraint TEXT = Constraint.pattern("[\\u0009\\u000A\\u000D\\u0020-\\u00FF]+")
            .and(Constraint.length(1, 131_072))
            .secret();

    public PolicyText {
        TEXT.check(value);
    }

    /**
     * Holds it to the rules of managed policies, which have a version.
     *
     * @throws Refused MalformedPolicyDocument, or LimitExceeded if it is too large
     */
    public PolicyDocument requireManaged() {
        PolicyDocument document = require(PolicyLimits.MANAGED);
        if (document.version() != PolicyVersion.V2012) {
            throw new Refused(
                    Refusal.MALFORMED_POLICY_DOCUMENT, "Policy document must be version 2012-10-17 or greater.");
        }
        return document;
    }

    /**
     * Holds it to the rules of identity-based policies.
     *
     * @param maxCountedSize in characters without white space
     * @throws Refused MalformedPolicyDocument, or LimitExceeded if it is too large
     */
    public PolicyDocument require(int maxCountedSize) {
        try {
            return PolicyDocument.parseToStore(value, PolicyKind.IDENTITY, maxCountedSize);
        } catch (MalformedPolicyException refused) {
            boolean tooLarge = refused.code().equals(Refusal.LIMIT_EXCEEDED.code());
            throw new Refused(
                    tooLarge ? Refusal.LIMIT_EXCEEDED : Refusal.MALFORMED_POLICY_DOCUMENT,
                    String.valueOf(refused.getMessage()));
        }
    }
}
