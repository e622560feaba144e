package io.chancery.policy.decision;

/** Whether whoever asks, or is asked about, lives. */
public sealed interface Standing {

    record Live(Actor actor) implements Standing {}

    /**
     * Nothing is allowed to it.
     *
     * @param name its ARN as far as known, else its id
     * @param reason a clause that starts with "because"
     */
    record Dead(String name, String reason) implements Standing {}
}
