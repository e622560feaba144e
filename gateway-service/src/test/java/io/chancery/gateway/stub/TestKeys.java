package io.chancery.gateway.stub;

import io.chancery.contracts.AccessKeyId;
import io.chancery.contracts.AccountId;
import io.chancery.contracts.Digests;
import io.chancery.runtime.caller.Caller;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.Optional;

/** The access keys that the stub of identity-service knows. Secrets are made of the key's name and look like nothing. */
public final class TestKeys {

    public static final AccountId ACCOUNT = new AccountId("111122223333");
    public static final String ALICE = "AKIAALICEALICEALICE1";
    public static final String SESSION = "ASIASESSIONSESSION01";
    public static final String EXPIRED_SESSION = "ASIAEXPIREDEXPIRED01";
    public static final String UNKNOWN = "AKIANOBODYNOBODY0001";

    /** The stub breaks the connection when asked for this one. */
    public static final String UNANSWERED = "AKIASILENCESILENCE01";

    public static final String TOKEN = "token-of-the-session/with+odd=characters";
    public static final String OPERATOR_TOKEN = "operator-token-that-is-only-for-tests";

    private TestKeys() {}

    public static String secret(String accessKeyId) {
        byte[] hash = Digests.sha256(("test " + accessKeyId).getBytes(StandardCharsets.UTF_8));
        return HexFormat.of().formatHex(hash).substring(0, 40);
    }

    static Caller caller(String accessKeyId) {
        Optional<AccessKeyId> key = Optional.of(new AccessKeyId(accessKeyId));
        return accessKeyId.startsWith(AccessKeyId.SESSION)
                ? new Caller(
                        Caller.Type.ROLE_SESSION, ACCOUNT, "AROAROLEROLEROLEROLE1", key, Optional.of("a.statement"))
                : new Caller(Caller.Type.USER, ACCOUNT, "AIDAALICEALICEALICE12", key, Optional.empty());
    }
}
