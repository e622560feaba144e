package io.chancery.language.compile;

import static org.assertj.core.api.Assertions.assertThat;

import io.chancery.language.value.Dates;
import io.chancery.language.value.UnreadableValueException;
import java.util.Locale;
import java.util.OptionalLong;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class ParsedValueTest {

    private static final int CASES = 50_000;
    private static final long SEED = 7;

    /** Months from 0 to 13 and days from 0 to 32, so that some are none. */
    @Test
    void dates_are_the_seconds_that_the_calendar_says() {
        SplittableRandom random = new SplittableRandom(SEED);
        int readable = 0;
        for (int i = 0; i < CASES; i++) {
            String text = "%04d-%02d-%02dT%02d:%02d:%02dZ"
                    .formatted(
                            random.nextInt(10_000),
                            random.nextInt(14),
                            random.nextInt(33),
                            random.nextInt(25),
                            random.nextInt(61),
                            random.nextInt(61));
            ParsedValue value = new ParsedValue();
            boolean read = value.read(ParsedValue.DATE, text);

            assertThat(read ? OptionalLong.of(value.high) : OptionalLong.empty())
                    .as(text)
                    .isEqualTo(byTheCalendar(text));
            readable += read ? 1 : 0;
        }
        assertThat(readable).isBetween(CASES / 2, CASES * 9 / 10);
    }

    @Test
    void the_last_day_of_february() {
        for (int year : new int[] {0, 1900, 1970, 2000, 2023, 2024, 2100, 9999}) {
            for (int day = 28; day <= 30; day++) {
                String text = String.format(Locale.ROOT, "%04d-02-%dT00:00:00Z", year, day);
                ParsedValue value = new ParsedValue();
                OptionalLong seconds =
                        value.read(ParsedValue.DATE, text) ? OptionalLong.of(value.high) : OptionalLong.empty();

                assertThat(seconds).as(text).isEqualTo(byTheCalendar(text));
            }
        }
    }

    @Test
    void a_value_is_read_again_as_another_type() {
        ParsedValue value = new ParsedValue();

        assertThat(value.read(ParsedValue.NUMBER, "1772323200")).isTrue();
        assertThat(value.high).isEqualTo(1_772_323_200L);
        assertThat(value.read(ParsedValue.ADDRESS, "1772323200")).isFalse();
        assertThat(value.read(ParsedValue.DATE, "1772323200")).isTrue();
    }

    private static OptionalLong byTheCalendar(String text) {
        try {
            return OptionalLong.of(Dates.parse(text).getEpochSecond());
        } catch (UnreadableValueException e) {
            return OptionalLong.empty();
        }
    }
}
