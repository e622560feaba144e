package io.chancery.language.compile;

import java.util.ArrayList;
import java.util.List;

/** The operators on numbers and dates. */
final class OrderComparator extends Comparator {

    private final byte type;
    private final Order wanted;
    private final ParsedValue[] values;
    private final boolean allReadable;

    OrderComparator(byte type, List<String> written, Order wanted) {
        this.type = type;
        this.wanted = wanted;
        List<ParsedValue> readable = new ArrayList<>();
        for (String text : written) {
            ParsedValue value = new ParsedValue();
            if (value.read(type, text)) {
                readable.add(value);
            }
        }
        this.values = readable.toArray(ParsedValue[]::new);
        this.allReadable = values.length == written.size();
    }

    @Override
    Result compare(PreparedRequest request, int slot, String value) {
        ParsedValue parsed = request.parsed(slot);
        if (!parsed.read(type, value)) {
            return Result.UNREADABLE;
        }
        for (ParsedValue own : values) {
            int order = type == ParsedValue.DATE ? parsed.compareDate(own) : parsed.compareNumber(own);
            if (wanted.is(order)) {
                return Result.HOLDS;
            }
        }
        return allReadable ? Result.DOES_NOT_HOLD : Result.UNREADABLE;
    }
}
