package io.chancery.contracts;

/** The ARNs of what this suite owns, in AWS's form ("IAM identifiers" in the IAM User Guide), partition {@code aws}. */
public final class Arns {

    /** The account part of policies that come with the suite. */
    public static final String AWS_MANAGED = "aws";

    private Arns() {}

    public static String root(AccountId account) {
        return iam(account, "root");
    }

    /** @param path {@code /} or {@code /division/} */
    public static String user(AccountId account, String path, String name) {
        return iam(account, "user" + path + name);
    }

    public static String group(AccountId account, String path, String name) {
        return iam(account, "group" + path + name);
    }

    public static String role(AccountId account, String path, String name) {
        return iam(account, "role" + path + name);
    }

    public static String instanceProfile(AccountId account, String path, String name) {
        return iam(account, "instance-profile" + path + name);
    }

    public static String policy(AccountId account, String path, String name) {
        return iam(account, "policy" + path + name);
    }

    public static String awsManagedPolicy(String path, String name) {
        return "arn:aws:iam::" + AWS_MANAGED + ":policy" + path + name;
    }

    public static String accessKey(AccountId account, AccessKeyId id) {
        return iam(account, "access-key/" + id);
    }

    public static String assumedRole(AccountId account, String roleName, String sessionName) {
        return "arn:aws:sts::" + account + ":assumed-role/" + roleName + "/" + sessionName;
    }

    public static String account(AccountId account) {
        return iam(account, "account");
    }

    /** A platform's service, say {@code lambda.amazonaws.com}, as the subject of its own credentials. */
    public static String servicePrincipal(String name) {
        return iam(AccountId.INSTALLATION, "service/" + name);
    }

    /** The organisation of the installation's accounts. */
    public static String organization() {
        return "arn:aws:chancery::" + AccountId.INSTALLATION + ":organization";
    }

    public static String accountGroup(AccountGroupId group) {
        return organization() + "/groups/" + group;
    }

    /** An account as a member of the organisation. */
    public static String organizationAccount(AccountId account) {
        return organization() + "/accounts/" + account;
    }

    private static String iam(AccountId account, String resource) {
        return "arn:aws:iam::" + account + ":" + resource;
    }
}
