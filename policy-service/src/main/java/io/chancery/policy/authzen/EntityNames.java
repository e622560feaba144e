package io.chancery.policy.authzen;

import io.chancery.contracts.AccountId;
import io.chancery.policy.config.AuthzenConfig;
import java.util.Map;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * How AuthZEN's types and ids are names of this suite. The type {@code iam} and ids that are ARNs need no translation;
 * other ids are put into the template of their type. {@code docs/authzen.md} has the rules.
 */
public final class EntityNames {

    /** The type whose ids are ARNs. */
    static final String IAM = "iam";

    private static final ArnTemplate ANY_RESOURCE = new ArnTemplate("arn:aws:{type}::{account}:{id}");

    private final Optional<AccountId> account;
    private final Map<String, ArnTemplate> subjects = new TreeMap<>();
    private final Map<String, ArnTemplate> resources = new TreeMap<>();

    /**
     * @param account of enforcers that are in no account themselves
     * @throws IllegalArgumentException if a template is none
     */
    public EntityNames(Optional<AccountId> account, Map<String, String> subjects, Map<String, String> resources) {
        this.account = account;
        this.subjects.put("user", new ArnTemplate("arn:aws:iam::{account}:user/{id}"));
        this.subjects.put("role", new ArnTemplate("arn:aws:iam::{account}:role/{id}"));
        subjects.forEach((type, template) -> this.subjects.put(type, new ArnTemplate(template)));
        resources.forEach((type, template) -> this.resources.put(type, new ArnTemplate(template)));
    }

    public static EntityNames of(AuthzenConfig config) {
        return new EntityNames(config.account().map(AccountId::new), config.subjects(), config.resources());
    }

    /** As this enforcer means them: in its own account, unless it is in none. */
    public Names meantBy(Enforcer enforcer) {
        return new Names(
                Optional.of(enforcer.call().caller().account())
                        .filter(own -> enforcer instanceof Enforcer.Caller && !own.equals(AccountId.INSTALLATION))
                        .or(() -> account),
                this);
    }

    Optional<ArnTemplate> ofSubjects(String type) {
        return Optional.ofNullable(subjects.get(type));
    }

    /** In the order of their names. */
    SortedSet<String> subjectTypes() {
        SortedSet<String> types = new TreeSet<>(subjects.keySet());
        types.add(IAM);
        return types;
    }

    /** Every type of resource has a template. */
    ArnTemplate ofResources(String type) {
        return resources.getOrDefault(type, ANY_RESOURCE);
    }

    boolean knowsResources(String type) {
        return resources.containsKey(type);
    }
}
