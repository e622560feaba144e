package io.chancery.policy;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What only policy-service reads, beside {@link io.chancery.runtime.ChanceryConfig}. */
@ConfigMapping(prefix = "chancery")
public interface PolicyConfig {

    /** How long decisions go on without a sign of life from the relays; then they deny. */
    @WithDefault("15M")
    Duration maxStaleness();

    /** The operator's bearer token, one line in a file that only the suite can read. Absent: no bearer is accepted. */
    Optional<Path> operatorTokenFile();

    /**
     * ARNs, with {@code *} and {@code ?}, of resources whose own policy must allow even within one account, beside roles
     * that are to be assumed.
     */
    @WithDefault("arn:*:kms:*:*:key/*")
    List<String> resourcePolicyRequired();

    /**
     * Prefixes of the installation's own services, whose actions and condition keys validation takes as they are. Others than
     * these, AWS's and {@code chancery} are taken for mistakes.
     */
    Optional<List<String>> ownServices();

    /** Where enforcement points reach this suite, say {@code https://iam.example.org}; absent: as they called it. */
    Optional<String> publicUrl();

    Authzen authzen();

    /** How AuthZEN requests name subjects and resources by ids that are no ARNs: {@code docs/authzen.md}. */
    interface Authzen {

        /** Whose names are meant by enforcers that are in no account: the operator and service principals. */
        Optional<String> account();

        /** ARNs with places, by the type of subject, such as {@code arn:aws:iam::{account}:user/{id}}. */
        Map<String, String> subjects();

        /** The same by the type of resource; {@code arn:aws:{type}::{account}:{id}} for a type without one. */
        Map<String, String> resources();
    }
}
