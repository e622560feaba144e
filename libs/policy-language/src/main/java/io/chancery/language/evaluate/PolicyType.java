package io.chancery.language.evaluate;

/** The types of policy that take part in a decision, in the words of AWS's access denied messages. */
public enum PolicyType {
    IDENTITY("an identity-based policy", "identity-based policy"),
    RESOURCE("a resource-based policy", "resource-based policy"),
    TRUST("the role trust policy", "role trust policy"),
    BOUNDARY("a permissions boundary", "permissions boundary"),
    SESSION("a session policy", "session policy"),
    SERVICE_CONTROL("a service control policy", "service control policy"),
    RESOURCE_CONTROL("a resource control policy", "resource control policy");

    private final String withArticle;
    private final String bare;

    PolicyType(String withArticle, String bare) {
        this.withArticle = withArticle;
        this.bare = bare;
    }

    public String withArticle() {
        return withArticle;
    }

    public String bare() {
        return bare;
    }

    /** Whether policies of the type are attached to a resource and say themselves whom they are about. */
    public boolean namesPrincipals() {
        return this == RESOURCE || this == TRUST || this == RESOURCE_CONTROL;
    }
}
