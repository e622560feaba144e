package io.chancery.identity.store;

import com.google.crypto.tink.AccessesPartialKey;
import com.google.crypto.tink.Aead;
import com.google.crypto.tink.InsecureSecretKeyAccess;
import com.google.crypto.tink.KeysetHandle;
import com.google.crypto.tink.RegistryConfiguration;
import com.google.crypto.tink.aead.AeadConfig;
import com.google.crypto.tink.aead.AeadKey;
import com.google.crypto.tink.aead.AesGcmKey;
import com.google.crypto.tink.aead.AesGcmParameters;
import com.google.crypto.tink.aead.KmsEnvelopeAead;
import com.google.crypto.tink.aead.PredefinedAeadParameters;
import com.google.crypto.tink.aead.XAesGcmKey;
import com.google.crypto.tink.aead.XAesGcmParameters;
import com.google.crypto.tink.subtle.Hkdf;
import com.google.crypto.tink.util.SecretBytes;
import io.chancery.identity.config.IdentityConfig;
import io.chancery.store.append.Refusal;
import io.chancery.store.append.Refused;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.util.Arrays;
import java.util.Base64;
import java.util.Optional;

/**
 * The one key that opens everything this service has sealed. Read once, at start-up; without it the service answers but
 * is not ready, and says why.
 */
@ApplicationScoped
public class KeyEncryptionKey {

    private static final int BYTES = 32;
    private static final int SALT_BYTES = 12;
    private static final String TOKEN_PURPOSE = "chancery/session-token/1";
    private static final String MESSAGE_PURPOSE = "chancery/authorization-message/1";

    private final Optional<Keys> keys;
    private final String problem;

    /**
     * @param secrets seals secrets, each under a data key of its own
     * @param tokens seals session tokens
     * @param messages seals encoded authorization messages
     */
    private record Keys(Aead secrets, Aead tokens, Aead messages) {}

    public KeyEncryptionKey(IdentityConfig config) {
        Optional<Keys> read = Optional.empty();
        String why = "";
        try {
            read = Optional.of(keys(read(config.kekFile())));
        } catch (UnusableKey e) {
            why = String.valueOf(e.getMessage());
        }
        this.keys = read;
        this.problem = why;
    }

    /** Why there is no key, for health; empty if there is one. */
    public Optional<String> problem() {
        return keys.isPresent() ? Optional.empty() : Optional.of(problem);
    }

    /** Seals under a fresh data key (AES-256-GCM), which is itself sealed under this key. */
    Aead secrets() {
        return require().secrets();
    }

    /** With extended nonces (XAES-256-GCM), because there is no limit to how many tokens one key seals. */
    public Aead tokens() {
        return require().tokens();
    }

    /** As {@link #tokens}, and with another key: what one opens the other does not. */
    public Aead messages() {
        return require().messages();
    }

    private Keys require() {
        return keys.orElseThrow(() -> new Refused(
                Refusal.SERVICE_UNAVAILABLE, "The request has failed due to a temporary failure of the server."));
    }

    private static byte[] read(Optional<Path> file) {
        Path path = file.orElseThrow(() -> new UnusableKey("CHANCERY_KEK_FILE is not set: it names the file with the "
                + "key-encryption key, %d random bytes in base64".formatted(BYTES)));
        byte[] key;
        try {
            key = Base64.getMimeDecoder().decode(Files.readAllBytes(path));
        } catch (IOException e) {
            throw new UnusableKey("the key-encryption key cannot be read from %s: %s"
                    .formatted(path, e.getClass().getSimpleName()));
        } catch (IllegalArgumentException e) {
            throw new UnusableKey("the key-encryption key in %s is not base64".formatted(path));
        }
        if (key.length != BYTES) {
            throw new UnusableKey(
                    "the key-encryption key in %s has %d bytes, not %d".formatted(path, key.length, BYTES));
        }
        return key;
    }

    @AccessesPartialKey
    private static Keys keys(byte[] kek) {
        try {
            AeadConfig.register();
            Aead wrapping = aead(AesGcmKey.builder()
                    .setParameters(AesGcmParameters.builder()
                            .setKeySizeBytes(BYTES)
                            .setIvSizeBytes(12)
                            .setTagSizeBytes(16)
                            .setVariant(AesGcmParameters.Variant.NO_PREFIX)
                            .build())
                    .setKeyBytes(SecretBytes.copyFrom(kek, InsecureSecretKeyAccess.get()))
                    .build());
            Aead tokens = derived(kek, TOKEN_PURPOSE);
            Aead messages = derived(kek, MESSAGE_PURPOSE);
            Arrays.fill(kek, (byte) 0);
            return new Keys(KmsEnvelopeAead.create(PredefinedAeadParameters.AES256_GCM, wrapping), tokens, messages);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("AES-256 is always there", e);
        }
    }

    @AccessesPartialKey
    private static Aead derived(byte[] kek, String purpose) throws GeneralSecurityException {
        byte[] key = Hkdf.computeHkdf("HMACSHA256", kek, new byte[0], purpose.getBytes(StandardCharsets.UTF_8), BYTES);
        Aead derived = aead(XAesGcmKey.create(
                XAesGcmParameters.create(XAesGcmParameters.Variant.NO_PREFIX, SALT_BYTES),
                SecretBytes.copyFrom(key, InsecureSecretKeyAccess.get()),
                null));
        Arrays.fill(key, (byte) 0);
        return derived;
    }

    @AccessesPartialKey
    private static Aead aead(AeadKey key) throws GeneralSecurityException {
        return KeysetHandle.newBuilder()
                .addEntry(KeysetHandle.importKey(key).withRandomId().makePrimary())
                .build()
                .getPrimitive(RegistryConfiguration.get(), Aead.class);
    }

    private static final class UnusableKey extends RuntimeException {
        UnusableKey(String message) {
            super(message);
        }
    }
}
