package io.chancery.runtime.http;

/** How large bodies may be where 1 MiB is too little, in bytes. The gateway and the owner of a path hold to the same. */
public final class BodyLimits {

    /** 1,000 cases of 4 KiB each. */
    public static final int SIMULATION_BYTES = 4 << 20;

    private BodyLimits() {}
}
