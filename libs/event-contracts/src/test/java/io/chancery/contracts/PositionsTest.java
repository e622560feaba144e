package io.chancery.contracts;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.List;
import org.junit.jupiter.api.Test;

class PositionsTest {

    private static final Position EARLIER = new Position(Log.IDENTITY, 3, 7);
    private static final Position LATER = new Position(Log.IDENTITY, 3, 8);
    private static final Position NEIGHBOUR = new Position(Log.IDENTITY, 2, 9);
    private static final Position OTHER_LOG = new Position(Log.POLICY, 3, 1);

    @Test
    void of_each_shard_of_each_log_the_furthest_counts() {
        assertThat(Positions.furthest(List.of(OTHER_LOG, EARLIER, LATER), List.of(EARLIER, NEIGHBOUR)))
                .containsExactly(NEIGHBOUR, LATER, OTHER_LOG);
    }

    @Test
    void a_text_is_read_as_it_was_written() {
        List<Position> positions = List.of(NEIGHBOUR, LATER, OTHER_LOG);
        assertThat(Positions.text(positions)).isEqualTo("identity/2/9,identity/3/8,policy/3/1");
        assertThat(Positions.parse(Positions.text(positions))).isEqualTo(positions);
        assertThat(Positions.text(List.of())).isEmpty();
        assertThat(Positions.parse("")).isEmpty();
    }

    @Test
    void another_text_is_refused() {
        assertThatIllegalArgumentException().isThrownBy(() -> Positions.parse("identity/2/9,"));
    }
}
