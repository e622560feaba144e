package io.chancery.language.compile;

import io.chancery.language.match.Ascii;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/**
 * A condition key, with the slot that its value has in every {@link PreparedRequest}. A caller in a hurry keeps the keys
 * that it sends: {@code static final ContextKey SOURCE_IP = ContextKey.of("aws:SourceIp")}.
 *
 * <p>Slots are shared by all policies of the process and never given back, so there is a limit to them, in number and in length: policies
 * come from people who might name keys without end. A key beyond it has no slot and is looked up by its name.
 */
public final class ContextKey {

    static final int MAX_SLOTS = 1_024;
    /** Of the keys of tags, which may have 128 characters behind their prefix, none is longer. */
    static final int LONGEST = 256;

    static final int NO_SLOT = -1;

    /** Keys whose values follow from the principal and the resource. */
    enum Implied {
        NOT,
        PRINCIPAL_ARN,
        PRINCIPAL_ACCOUNT,
        PRINCIPAL_TYPE,
        USER_ID,
        USER_NAME,
        PRINCIPAL_IS_AWS_SERVICE,
        PRINCIPAL_SERVICE_NAME,
        FEDERATED_PROVIDER,
        RESOURCE_ACCOUNT
    }

    private static final Map<String, Implied> IMPLIED = Map.of(
            "aws:principalarn", Implied.PRINCIPAL_ARN,
            "aws:principalaccount", Implied.PRINCIPAL_ACCOUNT,
            "aws:principaltype", Implied.PRINCIPAL_TYPE,
            "aws:userid", Implied.USER_ID,
            "aws:username", Implied.USER_NAME,
            "aws:principalisawsservice", Implied.PRINCIPAL_IS_AWS_SERVICE,
            "aws:principalservicename", Implied.PRINCIPAL_SERVICE_NAME,
            "aws:federatedprovider", Implied.FEDERATED_PROVIDER,
            "aws:resourceaccount", Implied.RESOURCE_ACCOUNT);

    /** Have slots before any policy can take them. */
    private static final List<String> GLOBAL = List.of(
            "aws:SourceIp",
            "aws:CurrentTime",
            "aws:EpochTime",
            "aws:MultiFactorAuthPresent",
            "aws:MultiFactorAuthAge",
            "aws:SecureTransport",
            "aws:RequestedRegion",
            "aws:UserAgent",
            "aws:TokenIssueTime",
            "aws:SourceIdentity",
            "aws:SourceArn",
            "aws:SourceAccount",
            "aws:SourceVpc",
            "aws:SourceVpce",
            "aws:VpcSourceIp",
            "aws:PrincipalOrgID",
            "aws:ResourceOrgID",
            "aws:ViaAWSService",
            "aws:CalledVia",
            "aws:TagKeys",
            "sts:ExternalId",
            "iam:PassedToService");

    private static final Map<String, ContextKey> KNOWN = new ConcurrentHashMap<>();

    static {
        IMPLIED.keySet().forEach(ContextKey::of);
        GLOBAL.forEach(ContextKey::of);
    }

    /** In lower case. */
    final String name;

    final int slot;
    final Implied implied;

    private ContextKey(String name, int slot) {
        this.name = name;
        this.slot = slot;
        this.implied = IMPLIED.getOrDefault(name, Implied.NOT);
    }

    /** The key of that name, in any case. */
    public static ContextKey of(String name) {
        String lower = Ascii.lowerCase(name);
        ContextKey known = KNOWN.get(lower);
        if (known != null) {
            return known;
        }
        return KNOWN.size() < MAX_SLOTS && mayHaveSlot(name) ? register(lower) : new ContextKey(lower, NO_SLOT);
    }

    /** Whether its name is short enough to be kept for good. */
    static boolean mayHaveSlot(String name) {
        return name.length() <= LONGEST;
    }

    private static synchronized ContextKey register(String lower) {
        int slot = KNOWN.size();
        ContextKey known = KNOWN.get(lower);
        if (known != null) {
            return known;
        }
        ContextKey fresh = new ContextKey(lower, slot < MAX_SLOTS ? slot : NO_SLOT);
        if (fresh.slot != NO_SLOT) {
            KNOWN.put(lower, fresh);
        }
        return fresh;
    }

    /** How many slots are given out. */
    static int slots() {
        return KNOWN.size();
    }

    @Override
    public String toString() {
        return name;
    }
}
