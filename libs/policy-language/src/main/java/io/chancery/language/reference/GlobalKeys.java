package io.chancery.language.reference;

import io.chancery.language.match.Ascii;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** The global condition keys (IAM User Guide, "AWS global condition context keys"), in lower case. */
public final class GlobalKeys {

    private static final List<String> MULTIVALUED = List.of(
            "aws:calledvia",
            "aws:principalorgpaths",
            "aws:principalservicenameslist",
            "aws:resourceorgpaths",
            "aws:sourceorgpaths",
            "aws:tagkeys",
            "aws:vpceorgpaths");

    private static final List<String> TEXTS = List.of(
            "aws:calledviafirst",
            "aws:calledvialast",
            "aws:ec2instancesourcevpc",
            "aws:federatedprovider",
            "aws:principalaccount",
            "aws:principalorgid",
            "aws:principalservicename",
            "aws:principaltype",
            "aws:referer",
            "aws:requestedregion",
            "aws:resourceaccount",
            "aws:resourceorgid",
            "aws:sourceaccount",
            "aws:sourceidentity",
            "aws:sourceorgid",
            "aws:sourceowner",
            "aws:sourcevpc",
            "aws:sourcevpce",
            "aws:useragent",
            "aws:userid",
            "aws:username",
            "aws:vpceaccount",
            "aws:vpceorgid");

    /** "Sensitive condition keys": what they hold is given out by AWS, and part of it means nothing. */
    private static final Set<String> SENSITIVE = Set.of(
            "aws:principalaccount",
            "aws:principalorgid",
            "aws:resourceaccount",
            "aws:resourceorgid",
            "aws:sourceaccount",
            "aws:sourceorgid",
            "aws:sourcevpc",
            "aws:sourcevpce",
            "aws:vpceaccount",
            "aws:vpceorgid");

    private static final List<String> ARNS = List.of("aws:principalarn", "aws:sourcearn", "aws:sourcevpcarn");
    private static final List<String> BOOLEANS = List.of(
            "aws:assumedroot",
            "aws:multifactorauthpresent",
            "aws:principalisawsservice",
            "aws:securetransport",
            "aws:viaawsservice");
    private static final List<String> ADDRESSES =
            List.of("aws:ec2instancesourceprivateipv4", "aws:sourceip", "aws:vpcsourceip");
    /** A time is compared as a date or as a number of seconds. */
    private static final List<String> TIMES = List.of("aws:currenttime", "aws:epochtime", "aws:tokenissuetime");

    private static final List<String> NUMBERS = List.of("aws:multifactorauthage");

    private static final List<String> TAGS = List.of("aws:principaltag/", "aws:requesttag/", "aws:resourcetag/");

    private static final Map<String, KeyType> TYPES = types();

    private GlobalKeys() {}

    private static Map<String, KeyType> types() {
        Map<String, KeyType> types = new HashMap<>();
        MULTIVALUED.forEach(key -> types.put(key, KeyType.STRING));
        TEXTS.forEach(key -> types.put(key, KeyType.STRING));
        ARNS.forEach(key -> types.put(key, KeyType.ARN));
        BOOLEANS.forEach(key -> types.put(key, KeyType.BOOL));
        ADDRESSES.forEach(key -> types.put(key, KeyType.IP_ADDRESS));
        TIMES.forEach(key -> types.put(key, KeyType.DATE));
        NUMBERS.forEach(key -> types.put(key, KeyType.NUMERIC));
        return Map.copyOf(types);
    }

    public static boolean isGlobal(String key) {
        return Ascii.lowerCase(key).startsWith("aws:");
    }

    /** Whether the key has many values. */
    public static boolean isMultivalued(String key) {
        return MULTIVALUED.contains(Ascii.lowerCase(key));
    }

    /** Whether its values are identifiers of accounts, organisations and networks, which are compared whole. */
    public static boolean isSensitive(String key) {
        return SENSITIVE.contains(Ascii.lowerCase(key));
    }

    /** What its values are; empty if there is no such global key. */
    public static Optional<KeyType> type(String key) {
        String name = Ascii.lowerCase(key);
        boolean tag = TAGS.stream().anyMatch(prefix -> name.startsWith(prefix) && name.length() > prefix.length());
        return tag ? Optional.of(KeyType.STRING) : Optional.ofNullable(TYPES.get(name));
    }

    /** Whether it is one of the keys for tags with the tag's key left out. */
    public static boolean lacksTagKey(String key) {
        String name = Ascii.lowerCase(key);
        return TAGS.stream().anyMatch(prefix -> name.equals(prefix) || (name + "/").equals(prefix));
    }
}
