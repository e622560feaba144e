package io.chancery.runtime.internal;

import io.chancery.contracts.ContractJson;
import io.chancery.contracts.Digests;
import io.chancery.contracts.UnreadableRecord;
import io.chancery.runtime.ChanceryConfig;
import io.chancery.runtime.caller.Caller;
import io.chancery.runtime.caller.Origin;
import io.chancery.runtime.signing.Signer;
import io.chancery.store.append.Refusal;
import io.chancery.store.append.Refused;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.util.HexFormat;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Issues this service's credentials for its calls, and checks those of calls that it gets. */
@ApplicationScoped
public class InternalCredentials {

    private static final String PURPOSE = "internal-call";

    private final Signer signer;
    private final String self;
    private final Clock clock = Clock.systemUTC();

    public InternalCredentials(Signer signer, ChanceryConfig config) {
        this.signer = signer;
        this.self = config.serviceName();
    }

    /** For a call of this service to another, for itself or for a caller. */
    public String issue(
            String audience,
            String requestId,
            String method,
            String target,
            byte[] body,
            Optional<Caller> caller,
            Optional<Origin> origin) {
        return signer.sign(
                PURPOSE,
                new InternalCredential(
                        self,
                        audience,
                        clock.instant().plus(InternalCredential.LIFETIME),
                        requestId,
                        method,
                        target,
                        HexFormat.of().formatHex(Digests.sha256(body)),
                        caller,
                        origin));
    }

    /**
     * The credential of a call, if one of these services issued it for exactly this request.
     *
     * @throws Refused AccessDenied, without saying which check failed
     */
    public InternalCredential require(
            @Nullable String header, Set<String> issuers, String method, String target, byte[] body) {
        if (header == null) {
            throw denied();
        }
        return issuers.stream()
                .flatMap(issuer -> signer
                        .verify(PURPOSE, issuer, header, InternalCredential.class)
                        .filter(credential -> credential.issuer().equals(issuer))
                        .stream())
                .filter(credential -> credential.audience().equals(self)
                        && clock.instant().isBefore(credential.expiresAt())
                        && credential.method().equals(method)
                        && credential.target().equals(target)
                        && credential.bodySha256().equals(HexFormat.of().formatHex(Digests.sha256(body))))
                .findFirst()
                .orElseThrow(InternalCredentials::denied);
    }

    /**
     * The body of an internal call as a record.
     *
     * @throws Refused AccessDenied for a wrong credential, ValidationError for a malformed body
     */
    public <T> T accept(
            @Nullable String header, Set<String> issuers, String method, String target, byte[] body, Class<T> type) {
        require(header, issuers, method, target, body);
        try {
            return ContractJson.read(body, type);
        } catch (UnreadableRecord e) {
            throw new Refused(Refusal.VALIDATION_ERROR, "The body is not a valid " + type.getSimpleName() + ".");
        }
    }

    private static Refused denied() {
        return new Refused(Refusal.ACCESS_DENIED, "This call needs the credential of a service of the suite.");
    }
}
