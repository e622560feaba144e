package io.chancery.runtime.activity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.chancery.store.append.Refused;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SpoolTest {

    private static final long LIMIT = 8 << 20;

    @TempDir
    Path folder;

    @Test
    void what_goes_in_comes_out_in_order() throws Exception {
        var spool = new Spool(folder, LIMIT);
        put(spool, "a", "b", "c");
        assertThat(drain(spool)).containsExactly("a", "b", "c");
    }

    @Test
    void what_was_not_delivered_comes_again_after_a_crash() throws Exception {
        var crashed = new Spool(folder, LIMIT);
        put(crashed, "a", "b");
        assertThat(crashed.take(1, 1)).hasSize(1);

        assertThat(drain(new Spool(folder, LIMIT))).containsExactly("a", "b");
    }

    @Test
    void what_was_delivered_is_gone_from_the_disk() throws Exception {
        var spool = new Spool(folder, LIMIT);
        put(spool, "a", "b");
        drain(spool);
        spool.delivered();

        assertThat(spool.waitingBytes()).isZero();
        assertThat(drain(new Spool(folder, LIMIT))).isEmpty();
    }

    @Test
    void a_torn_last_entry_is_left_out_and_the_rest_is_read() throws Exception {
        var crashed = new Spool(folder, LIMIT);
        put(crashed, "a", "b");
        Path segment = segments().getFirst();
        Files.write(segment, new byte[] {0, 0, 1, 0, 7, 7}, StandardOpenOption.APPEND);

        var restarted = new Spool(folder, LIMIT);
        put(restarted, "c");
        assertThat(drain(restarted)).containsExactly("a", "b", "c");
    }

    @Test
    void a_full_spool_refuses_and_takes_again_once_there_is_room() throws Exception {
        var spool = new Spool(folder, 100);
        spool.put(new byte[80]);
        assertThatThrownBy(() -> spool.put(new byte[80]))
                .isInstanceOf(Refused.class)
                .hasMessageContaining("the limit is 100");

        drain(spool);
        spool.delivered();
        put(spool, "again");
        assertThat(drain(spool)).containsExactly("again");
    }

    @Test
    void many_segments_are_read_through_and_deleted() throws Exception {
        var spool = new Spool(folder, LIMIT);
        byte[] entry = new byte[100_000];
        IntStream.range(0, 50).forEach(i -> spool.put(entry));
        assertThat(segments()).hasSizeGreaterThan(3);

        assertThat(drain(spool)).hasSize(50);
        spool.delivered();
        assertThat(segments()).hasSize(1);
    }

    private List<Path> segments() throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.sorted().toList();
        }
    }

    private static void put(Spool spool, String... entries) {
        for (String entry : entries) {
            spool.put(entry.getBytes(StandardCharsets.UTF_8));
        }
    }

    private static List<String> drain(Spool spool) throws Exception {
        var all = new ArrayList<String>();
        while (true) {
            List<byte[]> taken = spool.take(10, 1);
            if (taken.isEmpty()) {
                return all;
            }
            taken.forEach(entry -> all.add(new String(entry, StandardCharsets.UTF_8)));
        }
    }
}
