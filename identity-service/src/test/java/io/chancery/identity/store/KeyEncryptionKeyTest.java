package io.chancery.identity.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.chancery.store.append.Refused;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class KeyEncryptionKeyTest {

    @TempDir
    Path folder;

    private KeyEncryptionKey of(String content) throws IOException {
        Path file = Files.writeString(folder.resolve("kek"), content);
        return new KeyEncryptionKey(() -> Optional.of(file));
    }

    @Test
    void thirty_two_bytes_of_base64_are_a_key() throws IOException {
        assertThat(of(Base64.getEncoder().encodeToString(new byte[32]) + "\n").problem())
                .isEmpty();
    }

    @Test
    void without_a_file_the_problem_names_the_variable() {
        assertThat(new KeyEncryptionKey(Optional::empty).problem().orElseThrow())
                .startsWith("CHANCERY_KEK_FILE is not set");
    }

    @Test
    void a_missing_file_is_named() {
        var kek = new KeyEncryptionKey(() -> Optional.of(folder.resolve("nowhere")));

        assertThat(kek.problem().orElseThrow()).contains("nowhere").contains("NoSuchFileException");
    }

    @Test
    void a_short_key_is_told_its_length() throws IOException {
        assertThat(of(Base64.getEncoder().encodeToString(new byte[16]))
                        .problem()
                        .orElseThrow())
                .endsWith("has 16 bytes, not 32");
    }

    @Test
    void without_a_key_nothing_is_sealed() {
        var kek = new KeyEncryptionKey(Optional::empty);

        assertThatThrownBy(kek::tokens).isInstanceOf(Refused.class);
        assertThatThrownBy(kek::secrets).isInstanceOf(Refused.class);
    }
}
