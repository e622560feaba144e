package io.chancery.contracts.stream;

/**
 * A name that only one live entity may have at a time.
 *
 * @param kind what is named, for instance {@code user}
 * @param name as compared: lower case where AWS ignores case
 */
public record Claim(Scope scope, String kind, String name) {

    public enum Scope {
        /** Unique within its account. */
        ACCOUNT,
        /** Unique in the installation. */
        GLOBAL
    }

    public static Claim inAccount(String kind, String name) {
        return new Claim(Scope.ACCOUNT, kind, name);
    }

    public static Claim global(String kind, String name) {
        return new Claim(Scope.GLOBAL, kind, name);
    }
}
