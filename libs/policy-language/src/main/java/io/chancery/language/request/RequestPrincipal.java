package io.chancery.language.request;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/** Who makes a request (IAM User Guide, "AWS JSON policy elements: Principal"). */
public sealed interface RequestPrincipal {

    /** The principal's ARN; of a session the session's. Empty for those that are in no account. */
    Optional<String> arn();

    /** The account that the principal is in, twelve digits. */
    Optional<String> account();

    /**
     * The condition keys that follow from who it is ("AWS global condition context keys", "Principal keys"). Whether it is a
     * service ({@code aws:PrincipalIsAWSService}) is told of those only that sign their requests.
     */
    Map<String, String> contextKeys();

    /**
     * Whether its ARN is of the partition, say {@code aws-cn}. That of a root user or of nobody in an account is not told, so it
     * may be of any.
     */
    default boolean mayBeIn(String partition) {
        return switch (this) {
            case User user -> isIn(partition, user.userArn());
            case RoleSession session -> isIn(partition, session.sessionArn());
            case FederatedUser session -> isIn(partition, session.sessionArn());
            case Root root -> true;
            case Service service -> true;
            case WebIdentity identity -> true;
            case Anonymous nobody -> true;
        };
    }

    private static boolean isIn(String partition, String arn) {
        int colon = "arn:".length() + partition.length();
        return arn.startsWith(partition, "arn:".length()) && arn.startsWith(":", colon);
    }

    /** What is not known is empty text, and is no key: absence is another answer than any value. */
    private static Map<String, String> known(Map<String, String> keys) {
        Map<String, String> known = new HashMap<>(keys);
        known.values().removeIf(String::isEmpty);
        return Map.copyOf(known);
    }

    /**
     * An IAM user. In a simulation its names may be unknown, which is empty text.
     *
     * @param userArn with the user's path
     * @param userId {@code AIDA…}
     */
    record User(String accountId, String userArn, String userId, String userName) implements RequestPrincipal {
        @Override
        public Optional<String> arn() {
            return Optional.of(userArn);
        }

        @Override
        public Optional<String> account() {
            return Optional.of(accountId);
        }

        @Override
        public Map<String, String> contextKeys() {
            return known(Map.of(
                    "aws:PrincipalArn", userArn,
                    "aws:PrincipalAccount", accountId,
                    "aws:PrincipalType", "User",
                    "aws:userid", userId,
                    "aws:username", userName,
                    "aws:PrincipalIsAWSService", "false"));
        }
    }

    /**
     * A session of a role.
     *
     * @param sessionArn {@code arn:aws:sts::123456789012:assumed-role/Role/session}, without the role's path
     * @param roleArn with the role's path
     * @param roleId {@code AROA…}; in a simulation it may be unknown, which is empty text
     */
    record RoleSession(String accountId, String sessionArn, String roleArn, String roleId, String sessionName)
            implements RequestPrincipal {
        @Override
        public Optional<String> arn() {
            return Optional.of(sessionArn);
        }

        @Override
        public Optional<String> account() {
            return Optional.of(accountId);
        }

        @Override
        public Map<String, String> contextKeys() {
            return known(Map.of(
                    "aws:PrincipalArn",
                    roleArn,
                    "aws:PrincipalAccount",
                    accountId,
                    "aws:PrincipalType",
                    "AssumedRole",
                    "aws:userid",
                    roleId.isEmpty() ? "" : roleId + ":" + sessionName,
                    "aws:PrincipalIsAWSService",
                    "false"));
        }
    }

    /** The root user of an account. */
    record Root(String accountId) implements RequestPrincipal {
        @Override
        public Optional<String> arn() {
            return Optional.of("arn:aws:iam::" + accountId + ":root");
        }

        @Override
        public Optional<String> account() {
            return Optional.of(accountId);
        }

        @Override
        public Map<String, String> contextKeys() {
            return Map.of(
                    "aws:PrincipalArn",
                    "arn:aws:iam::" + accountId + ":root",
                    "aws:PrincipalAccount",
                    accountId,
                    "aws:PrincipalType",
                    "Account",
                    "aws:userid",
                    accountId,
                    "aws:PrincipalIsAWSService",
                    "false");
        }
    }

    /**
     * A session that GetFederationToken made.
     *
     * @param sessionArn {@code arn:aws:sts::123456789012:federated-user/name}
     * @param parent the user that made it, whose identity policies and boundary it is under
     */
    record FederatedUser(String accountId, String sessionArn, String name, User parent) implements RequestPrincipal {
        @Override
        public Optional<String> arn() {
            return Optional.of(sessionArn);
        }

        @Override
        public Optional<String> account() {
            return Optional.of(accountId);
        }

        @Override
        public Map<String, String> contextKeys() {
            return Map.of(
                    "aws:PrincipalArn",
                    sessionArn,
                    "aws:PrincipalAccount",
                    accountId,
                    "aws:PrincipalType",
                    "FederatedUser",
                    "aws:userid",
                    accountId + ":" + name,
                    "aws:PrincipalIsAWSService",
                    "false");
        }
    }

    /** A service such as {@code lambda.amazonaws.com}. Only resource and trust policies can allow it anything. */
    record Service(String name) implements RequestPrincipal {
        @Override
        public Optional<String> arn() {
            return Optional.empty();
        }

        @Override
        public Optional<String> account() {
            return Optional.empty();
        }

        @Override
        public Map<String, String> contextKeys() {
            return Map.of("aws:PrincipalServiceName", name, "aws:PrincipalIsAWSService", "true");
        }
    }

    /**
     * Somebody whom an identity provider vouches for, while assuming a role by web identity or SAML.
     *
     * @param provider exactly as trust policies name it: the provider's ARN, or a well-known name such as
     *     {@code accounts.google.com}
     * @param subject the provider's name for the person or workload
     */
    record WebIdentity(String provider, String subject) implements RequestPrincipal {
        @Override
        public Optional<String> arn() {
            return Optional.empty();
        }

        @Override
        public Optional<String> account() {
            return Optional.empty();
        }

        @Override
        public Map<String, String> contextKeys() {
            return Map.of("aws:FederatedProvider", provider);
        }
    }

    /** Nobody in particular: the request is not signed. */
    record Anonymous() implements RequestPrincipal {
        @Override
        public Optional<String> arn() {
            return Optional.empty();
        }

        @Override
        public Optional<String> account() {
            return Optional.empty();
        }

        @Override
        public Map<String, String> contextKeys() {
            return Map.of("aws:PrincipalType", "Anonymous", "aws:userid", "anonymous");
        }
    }
}
