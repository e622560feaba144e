package io.chancery.contracts.record;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.lang.reflect.RecordComponent;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** The event catalogue that consumers read, {@code docs/events.md}, says what the records say. */
class EventCatalogueTest {

    private static final Path CATALOGUE = Path.of("..", "..", "docs", "events.md");
    private static final Pattern ROW = Pattern.compile("\\| `(io\\.chancery\\.[a-z.0-9-]+)` \\| [^|]+ \\| ([^|]+) \\|");
    private static final Pattern NAME = Pattern.compile("`(\\w+)`");

    @Test
    void every_event_is_in_the_catalogue_with_its_data() throws IOException {
        assertThat(documented()).isEqualTo(declared());
    }

    private static Map<String, List<String>> documented() throws IOException {
        var rows = new TreeMap<String, List<String>>();
        Matcher row = ROW.matcher(Files.readString(CATALOGUE));
        while (row.find()) {
            rows.put(
                    row.group(1),
                    NAME.matcher(row.group(2))
                            .results()
                            .map(name -> name.group(1))
                            .toList());
        }
        return rows;
    }

    private static Map<String, List<String>> declared() {
        var events = new TreeMap<String, List<String>>();
        EventCodec.wireTypes()
                .forEach((name, type) -> events.put(
                        name,
                        Arrays.stream(type.getRecordComponents())
                                .map(RecordComponent::getName)
                                .toList()));
        return events;
    }
}
