package io.chancery.runtime.internal;

/** The services that others call. */
public enum Peer {
    IDENTITY("identity"),
    POLICY("policy"),
    AUDIT("audit"),
    REPORT("report");

    private final String serviceName;

    Peer(String serviceName) {
        this.serviceName = serviceName;
    }

    /** As in credentials and key files. */
    public String serviceName() {
        return serviceName;
    }
}
