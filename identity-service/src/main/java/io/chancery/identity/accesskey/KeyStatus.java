package io.chancery.identity.accesskey;

import io.chancery.wire.WireName;

/** Whether an access key can be used ("AccessKeyMetadata", IAM API). */
public enum KeyStatus {
    @WireName("Active")
    ACTIVE,
    @WireName("Inactive")
    INACTIVE;

    static KeyStatus of(boolean active) {
        return active ? ACTIVE : INACTIVE;
    }
}
