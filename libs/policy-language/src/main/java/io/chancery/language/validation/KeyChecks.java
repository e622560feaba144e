package io.chancery.language.validation;

import io.chancery.language.match.Ascii;
import io.chancery.language.reference.GlobalKeys;
import io.chancery.language.reference.KeyType;
import io.chancery.language.reference.Service.ConditionKey;
import java.util.List;
import java.util.Optional;

/** The names of condition keys: whether there is such a key. */
final class KeyChecks {

    private static final String RETIRED = "aws:arn";

    private final Ground ground;
    private final Report report;

    KeyChecks(Ground ground) {
        this.ground = ground;
        this.report = ground.report();
    }

    /** What is known of a key. */
    record Known(KeyType type, boolean multivalued) {}

    /** @return what is known of the key; empty if it does not exist, or nothing is known */
    Optional<Known> check(String key, Spot spot) {
        int colon = key.indexOf(':');
        if (colon < 1 || colon == key.length() - 1) {
            report.add(
                    IssueCode.INVALID_CONDITION_KEY_FORMAT,
                    spot,
                    "The condition key \"%s\" has not the form service:name.",
                    key);
            return Optional.empty();
        }
        return GlobalKeys.isGlobal(key) ? global(key, spot) : ofService(key.substring(0, colon), key, spot);
    }

    private Optional<Known> global(String key, Spot spot) {
        Optional<KeyType> type = GlobalKeys.type(key);
        if (GlobalKeys.lacksTagKey(key)) {
            report.add(
                    IssueCode.MISSING_TAG_KEY_IN_CONDITION,
                    spot,
                    "Name the tag that \"%s\" is about, as in %s/team.",
                    key,
                    key.endsWith("/") ? key.substring(0, key.length() - 1) : key);
        } else if (Ascii.lowerCase(key).equals(RETIRED)) {
            report.add(
                    IssueCode.UNSUPPORTED_GLOBAL_CONDITION_KEY,
                    spot,
                    "\"%s\" is no longer in use. Use aws:PrincipalArn or aws:SourceArn.",
                    key);
        } else if (type.isEmpty()) {
            report.add(IssueCode.INVALID_GLOBAL_CONDITION_KEY, spot, "There is no global condition key \"%s\".", key);
        }
        return type.map(known -> new Known(known, GlobalKeys.isMultivalued(key)));
    }

    private Optional<Known> ofService(String prefix, String key, Spot spot) {
        Optional<List<ConditionKey>> keys = ground.conditionKeys(Ascii.lowerCase(prefix));
        if (keys.isEmpty() || isIdentityProvider(prefix)) {
            return Optional.empty();
        }
        Optional<ConditionKey> known =
                keys.get().stream().filter(one -> one.isNamed(key)).findFirst();
        if (known.isPresent()) {
            return Optional.of(new Known(known.get().type(), known.get().multivalued()));
        }
        if (keys.get().isEmpty() && !ground.catalogue().exists(prefix)) {
            report.add(
                    IssueCode.INVALID_SERVICE,
                    spot,
                    "There is no service \"%s\".%s",
                    prefix,
                    Similar.question(Ascii.lowerCase(prefix), ground.catalogue().prefixes(), ""));
        } else {
            report.add(
                    IssueCode.INVALID_SERVICE_CONDITION_KEY,
                    spot,
                    "The service %s has no condition key \"%s\".%s",
                    Ascii.lowerCase(prefix),
                    key,
                    Similar.question(
                            key, keys.get().stream().map(ConditionKey::name).toList(), ""));
        }
        return Optional.empty();
    }

    /** An OpenID Connect provider's claims are keys with its name, a domain with or without a path, as their prefix. */
    static boolean isIdentityProvider(String prefix) {
        return prefix.indexOf('.') >= 0 || prefix.indexOf('/') >= 0;
    }
}
