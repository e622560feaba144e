package io.chancery.policy.config;

import io.smallrye.config.ConfigMapping;
import java.util.Map;
import java.util.Optional;

/** How AuthZEN requests name subjects and resources by ids that are no ARNs: {@code docs/authzen.md}. */
@ConfigMapping(prefix = "chancery.authzen")
public interface AuthzenConfig {

    /** Whose names are meant by enforcers that are in no account: the operator and service principals. */
    Optional<String> account();

    /** ARNs with places, by the type of subject, such as {@code arn:aws:iam::{account}:user/{id}}. */
    Map<String, String> subjects();

    /** The same by the type of resource; {@code arn:aws:{type}::{account}:{id}} for a type without one. */
    Map<String, String> resources();
}
