package io.chancery.contracts;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ShardsTest {
    /** Computed by another program from the definition; the first two start with a byte that is negative in Java. */
    @ParameterizedTest
    @CsvSource({
        "000000000000, 3, 2, 451",
        "111122223333, 4, 4, 308",
        "123456789012, 10, 1, 650",
        "444455556666, 15, 3, 207",
        "999999999999, 4, 0, 52"
    })
    void an_account_s_shard_is_that_of_the_definition(String account, int of16, int of7, int of1024) {
        var id = new AccountId(account);
        assertThat(new Shards(Shards.DEFAULT_COUNT).of(id)).isEqualTo(of16);
        assertThat(new Shards(7).of(id)).isEqualTo(of7);
        assertThat(new Shards(1024).of(id)).isEqualTo(of1024);
        assertThat(new Shards(1).of(id)).isZero();
    }

    @Test
    void accounts_spread_over_all_shards() {
        var shards = new Shards(16);
        assertThat(IntStream.range(0, 1_000)
                        .map(i -> shards.of(new AccountId("%012d".formatted(i))))
                        .distinct()
                        .count())
                .isEqualTo(16);
    }

    @ParameterizedTest
    @ValueSource(ints = {0, -1, 1025})
    void other_counts_are_refused(int count) {
        assertThatIllegalArgumentException().isThrownBy(() -> new Shards(count));
    }
}
