package io.chancery.contracts;

/** The two logs of facts, one per owning service. */
public enum Log {
    IDENTITY("identity"),
    POLICY("policy");

    private final String wireName;

    Log(String wireName) {
        this.wireName = wireName;
    }

    /** As it stands in hashes, positions and topic names. */
    public String wireName() {
        return wireName;
    }

    public String eventsTopic() {
        return "chancery." + wireName + ".events";
    }

    public String stateTopic() {
        return "chancery." + wireName + ".state";
    }

    /** @throws IllegalArgumentException if no log has this name */
    public static Log named(String wireName) {
        for (Log log : values()) {
            if (log.wireName.equals(wireName)) {
                return log;
            }
        }
        throw new IllegalArgumentException("no log is named '%s'".formatted(wireName));
    }
}
