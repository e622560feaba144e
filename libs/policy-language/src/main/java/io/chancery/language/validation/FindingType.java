package io.chancery.language.validation;

/** How grave a finding is (Access Analyzer API Reference, "ValidatePolicyFinding"). */
public enum FindingType {
    /** A part of the policy does not work. */
    ERROR,
    /** The policy may allow more than was meant. */
    SECURITY_WARNING,
    /** The policy does not keep to good practice. */
    WARNING,
    /** The policy could be written better, with no change of what it allows. */
    SUGGESTION
}
