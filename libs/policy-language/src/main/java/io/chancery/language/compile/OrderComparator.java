package io.chancery.language.compile;

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
        this.values = new ParsedValue[written.size()];
        boolean readable = true;
        for (int i = 0; i < values.length; i++) {
            values[i] = new ParsedValue();
            readable &= values[i].read(type, written.get(i));
        }
        this.allReadable = readable;
    }

    @Override
    Result compare(PreparedRequest request, int slot, String value) {
        ParsedValue parsed = request.parsed(slot);
        if (!allReadable || !parsed.read(type, value)) {
            return Result.UNREADABLE;
        }
        for (ParsedValue own : values) {
            int order = type == ParsedValue.DATE ? parsed.compareDate(own) : parsed.compareNumber(own);
            if (wanted.is(order)) {
                return Result.HOLDS;
            }
        }
        return Result.DOES_NOT_HOLD;
    }
}
