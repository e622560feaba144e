package io.chancery.language;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;

class ArnTest {

    private static final String[] PIECES = {"arn", ":", ":", ":", "a", "", "s3", "arn:", "::", "*", "/"};

    @Test
    void an_arn_is_what_has_six_parts_and_the_scheme() {
        var random = new Random(7);
        for (int i = 0; i < 100_000; i++) {
            var text = new StringBuilder(random.nextBoolean() ? "arn:" : "");
            for (int pieces = random.nextInt(14); pieces > 0; pieces--) {
                text.append(PIECES[random.nextInt(PIECES.length)]);
            }

            assertThat(Arn.parse(text.toString())).isEqualTo(split(text.toString()));
        }
    }

    private static Optional<Arn> split(String text) {
        String[] parts = text.split(":", Arn.PARTS);
        return parts.length < Arn.PARTS || !parts[0].equals("arn")
                ? Optional.empty()
                : Optional.of(new Arn(parts[1], parts[2], parts[3], parts[4], parts[5]));
    }
}
