package io.chancery.language.compile;

/** Bool, and Null, whose value is whether the key is absent. */
final class BoolComparator extends Comparator {

    private final ConditionText[] values;

    BoolComparator(ConditionText[] values) {
        this.values = values;
    }

    @Override
    Result compare(PreparedRequest request, int slot, String value) {
        Result all = Result.DOES_NOT_HOLD;
        for (ConditionText own : values) {
            String text = own.text(request);
            if (text != null) {
                if (!isBool(text) || !isBool(value)) {
                    all = Result.UNREADABLE;
                } else if (text.equalsIgnoreCase(value)) {
                    return Result.HOLDS;
                }
            }
        }
        return all;
    }

    private static boolean isBool(String text) {
        return text.equalsIgnoreCase("true") || text.equalsIgnoreCase("false");
    }
}
