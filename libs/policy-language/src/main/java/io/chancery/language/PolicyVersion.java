package io.chancery.language;

import java.util.Optional;

/**
 * The version of the policy language that a document is written in (IAM User Guide, "IAM JSON policy elements:
 * Version"). Policy variables exist only in {@link #V2012}; a document without a Version is {@link #V2008}.
 */
public enum PolicyVersion {
    V2008("2008-10-17"),
    V2012("2012-10-17");

    private final String text;

    PolicyVersion(String text) {
        this.text = text;
    }

    /** The version as documents write it, such as {@code 2012-10-17}. */
    public String text() {
        return text;
    }

    static Optional<PolicyVersion> of(String text) {
        for (PolicyVersion version : values()) {
            if (version.text.equals(text)) {
                return Optional.of(version);
            }
        }
        return Optional.empty();
    }
}
