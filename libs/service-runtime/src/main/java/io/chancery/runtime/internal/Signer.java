package io.chancery.runtime.internal;

import io.chancery.contracts.ContractJson;
import io.chancery.contracts.UnreadableRecord;
import io.chancery.runtime.ChanceryConfig;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.PrivateKey;
import java.security.PublicKey;
import java.security.Signature;
import java.security.spec.PKCS8EncodedKeySpec;
import java.security.spec.X509EncodedKeySpec;
import java.util.Base64;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Signs and verifies what services tell each other: Ed25519 (RFC 8032) over JSON, written {@code
 * base64url(json).base64url(signature)}. A purpose is signed too, so that one kind of statement never passes for another.
 */
@ApplicationScoped
public class Signer {

    private static final String ALGORITHM = "Ed25519";
    private static final Base64.Encoder ENCODER = Base64.getUrlEncoder().withoutPadding();
    private static final Base64.Decoder DECODER = Base64.getUrlDecoder();

    private final PrivateKey privateKey;
    private final Path trustDir;
    private final Map<String, PublicKey> publicKeys = new ConcurrentHashMap<>();

    public Signer(ChanceryConfig config) {
        this.trustDir = config.trustDir();
        this.privateKey = readPrivateKey(config.keyFile());
    }

    public String sign(String purpose, Object statement) {
        byte[] json = ContractJson.write(statement);
        try {
            Signature signature = Signature.getInstance(ALGORITHM);
            signature.initSign(privateKey);
            signature.update(signed(purpose, json));
            return ENCODER.encodeToString(json) + "." + ENCODER.encodeToString(signature.sign());
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("cannot sign with this service's key", e);
        }
    }

    /** The statement, if that service signed it for that purpose; empty for anything else. */
    public <T> Optional<T> verify(String purpose, String issuer, String text, Class<T> type) {
        int dot = text.indexOf('.');
        if (dot < 1) {
            return Optional.empty();
        }
        try {
            byte[] json = DECODER.decode(text.substring(0, dot));
            Signature signature = Signature.getInstance(ALGORITHM);
            signature.initVerify(publicKeys.computeIfAbsent(issuer, this::readPublicKey));
            signature.update(signed(purpose, json));
            return signature.verify(DECODER.decode(text.substring(dot + 1)))
                    ? Optional.of(ContractJson.read(json, type))
                    : Optional.empty();
        } catch (GeneralSecurityException | IllegalArgumentException | UnreadableRecord e) {
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

    private PublicKey readPublicKey(String issuer) {
        if (!issuer.matches("[a-z]{1,32}")) {
            throw new IllegalArgumentException("no service has this name");
        }
        Path file = trustDir.resolve(issuer + ".pub");
        if (!Files.exists(file)) {
            throw new IllegalArgumentException("no key of %s in %s".formatted(issuer, trustDir));
        }
        try {
            return KeyFactory.getInstance(ALGORITHM).generatePublic(new X509EncodedKeySpec(pem(file)));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("%s holds no Ed25519 public key".formatted(file), e);
        }
    }

    private static PrivateKey readPrivateKey(Path file) {
        try {
            return KeyFactory.getInstance(ALGORITHM).generatePrivate(new PKCS8EncodedKeySpec(pem(file)));
        } catch (GeneralSecurityException e) {
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
