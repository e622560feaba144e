package io.chancery.policy.config;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
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

    /** Whether this is the training run ({@code policy.training}), which has no database: then it is never ready. */
    @WithDefault("false")
    boolean training();
}
