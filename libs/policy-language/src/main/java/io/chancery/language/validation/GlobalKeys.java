package io.chancery.language.validation;

import io.chancery.language.match.Ascii;
import java.util.Optional;
import java.util.Set;

/** The global condition keys (IAM User Guide, "AWS global condition context keys"), in lower case. */
final class GlobalKeys {

    private static final Set<String> MULTIVALUED = Set.of(
            "aws:calledvia",
            "aws:principalorgpaths",
            "aws:principalservicenameslist",
            "aws:resourceorgpaths",
            "aws:sourceorgpaths",
            "aws:tagkeys",
            "aws:vpceorgpaths");

    private static final Set<String> SINGLE_VALUED = Set.of(
            "aws:assumedroot",
            "aws:calledviafirst",
            "aws:calledvialast",
            "aws:currenttime",
            "aws:ec2instancesourceprivateipv4",
            "aws:ec2instancesourcevpc",
            "aws:epochtime",
            "aws:federatedprovider",
            "aws:multifactorauthage",
            "aws:multifactorauthpresent",
            "aws:principalaccount",
            "aws:principalarn",
            "aws:principalisawsservice",
            "aws:principalorgid",
            "aws:principalservicename",
            "aws:principaltype",
            "aws:referer",
            "aws:requestedregion",
            "aws:resourceaccount",
            "aws:resourceorgid",
            "aws:securetransport",
            "aws:sourceaccount",
            "aws:sourcearn",
            "aws:sourceidentity",
            "aws:sourceip",
            "aws:sourceorgid",
            "aws:sourcevpc",
            "aws:sourcevpcarn",
            "aws:sourcevpce",
            "aws:tokenissuetime",
            "aws:useragent",
            "aws:userid",
            "aws:username",
            "aws:viaawsservice",
            "aws:vpceaccount",
            "aws:vpceorgid",
            "aws:vpcsourceip");

    private static final Set<String> TAGS = Set.of("aws:principaltag/", "aws:requesttag/", "aws:resourcetag/");

    private GlobalKeys() {}

    static boolean isGlobal(String key) {
        return Ascii.lowerCase(key).startsWith("aws:");
    }

    /** Whether the key has many values; empty if there is no such global key. */
    static Optional<Boolean> multivalued(String key) {
        String name = Ascii.lowerCase(key);
        if (MULTIVALUED.contains(name)) {
            return Optional.of(true);
        }
        boolean tag = TAGS.stream().anyMatch(prefix -> name.startsWith(prefix) && name.length() > prefix.length());
        return tag || SINGLE_VALUED.contains(name) ? Optional.of(false) : Optional.empty();
    }
}
