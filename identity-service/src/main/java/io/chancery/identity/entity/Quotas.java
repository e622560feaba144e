package io.chancery.identity.entity;

import io.chancery.store.append.Refusal;
import io.chancery.store.append.Refused;

/** How many there may be ("IAM and AWS STS quotas", IAM User Guide: the default quotas). */
public enum Quotas {
    USERS("UsersPerAccount", 5_000),
    GROUPS("GroupsPerAccount", 300),
    ROLES("RolesPerAccount", 1_000),
    INSTANCE_PROFILES("InstanceProfilesPerAccount", 1_000),
    ROLES_PER_INSTANCE_PROFILE("InstanceSessionsPerInstanceProfile", 1),
    GROUPS_PER_USER("GroupsPerUser", 10),
    ACCESS_KEYS("AccessKeysPerUser", 2);

    private final String quotaName;
    private final int most;

    Quotas(String quotaName, int most) {
        this.quotaName = quotaName;
        this.most = most;
    }

    public int most() {
        return most;
    }

    /**
     * @param present how many there are already
     * @throws Refused LimitExceeded if there is no room for one more
     */
    public void requireRoom(long present) {
        if (present >= most) {
            throw new Refused(Refusal.LIMIT_EXCEEDED, "Cannot exceed quota for %s: %d".formatted(quotaName, most));
        }
    }
}
