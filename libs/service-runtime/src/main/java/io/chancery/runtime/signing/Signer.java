package io.chancery.runtime.signing;

import io.chancery.contracts.ContractJson;
import io.chancery.contracts.UnreadableRecord;
import io.chancery.runtime.ChanceryConfig;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.bouncycastle.crypto.params.Ed25519PrivateKeyParameters;
import org.bouncycastle.crypto.params.Ed25519PublicKeyParameters;
import org.bouncycastle.crypto.signers.Ed25519Signer;
import org.bouncycastle.crypto.util.PrivateKeyFactory;
import org.bouncycastle.crypto.util.PublicKeyFactory;

/**
 * Signs and verifies what services tell each other: Ed25519 (RFC 8032) over JSON, written {@code
 * base64url(json).base64url(signature)}. A purpose is signed too, so that one kind of statement never passes for another.
 *
 * <p>By Bouncy Castle, because every call between services is signed and verified on an event loop, and the JDK's Ed25519
 * takes ten times as long: 1.5 ms rather than 0.15 ms.
 */
@ApplicationScoped
public class Signer {

    private static final Base64.Encoder ENCODER = Base64.getUrlEncoder().withoutPadding();
    private static final Base64.Decoder DECODER = Base64.getUrlDecoder();

    private final Ed25519PrivateKeyParameters privateKey;
    private final Path trustDir;
    private final Map<String, Ed25519PublicKeyParameters> publicKeys = new ConcurrentHashMap<>();

    public Signer(ChanceryConfig config) {
        this.trustDir = config.trustDir();
        this.privateKey = readPrivateKey(config.keyFile());
    }

    public String sign(String purpose, Object statement) {
        byte[] json = ContractJson.write(statement);
        byte[] signed = signed(purpose, json);
        var signer = new Ed25519Signer();
        signer.init(true, privateKey);
        signer.update(signed, 0, signed.length);
        return ENCODER.encodeToString(json) + "." + ENCODER.encodeToString(signer.generateSignature());
    }

    /** The statement, if that service signed it for that purpose; empty for anything else. */
    public <T> Optional<T> verify(String purpose, String issuer, String text, Class<T> type) {
        int dot = text.indexOf('.');
        if (dot < 1) {
            return Optional.empty();
        }
        try {
            byte[] json = DECODER.decode(text.substring(0, dot));
            byte[] signed = signed(purpose, json);
            var verifier = new Ed25519Signer();
            verifier.init(false, publicKeys.computeIfAbsent(issuer, this::readPublicKey));
            verifier.update(signed, 0, signed.length);
            return verifier.verifySignature(DECODER.decode(text.substring(dot + 1)))
                    ? Optional.of(ContractJson.read(json, type))
                    : Optional.empty();
        } catch (IllegalArgumentException | UnreadableRecord e) {
            return Optional.empty();
        }
    }

    private static byte[] signed(String purpose, byte[] json) {
        byte[] prefix = (purpose.length() + ":" + purpose + ":").getBytes(StandardCharsets.UTF_8);
        byte[] all = new byte[prefix.length + json.length];
        System.arraycopy(prefix, 0, all, 0, prefix.length);
        System.arraycopy(json, 0, all, prefix.length, json.length);
        return all;
    }

    private Ed25519PublicKeyParameters readPublicKey(String issuer) {
        if (!issuer.matches("[a-z]{1,32}")) {
            throw new IllegalArgumentException("no service has this name");
        }
        Path file = trustDir.resolve(issuer + ".pub");
        if (!Files.exists(file)) {
            throw new IllegalArgumentException("no key of %s in %s".formatted(issuer, trustDir));
        }
        try {
            return (Ed25519PublicKeyParameters) PublicKeyFactory.createKey(pem(file));
        } catch (IOException | RuntimeException e) {
            throw new IllegalStateException("%s holds no Ed25519 public key".formatted(file), e);
        }
    }

    private static Ed25519PrivateKeyParameters readPrivateKey(Path file) {
        try {
            return (Ed25519PrivateKeyParameters) PrivateKeyFactory.createKey(pem(file));
        } catch (IOException | RuntimeException e) {
            throw new IllegalStateException("%s holds no Ed25519 private key".formatted(file), e);
        }
    }

    private static byte[] pem(Path file) {
        try {
            String text = Files.readString(file, StandardCharsets.US_ASCII);
            return Base64.getMimeDecoder().decode(text.replaceAll("-----[A-Z ]+-----", ""));
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read the key file " + file, e);
        }
    }
}
