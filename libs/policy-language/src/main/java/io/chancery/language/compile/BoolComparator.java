package io.chancery.language.compile;

/** Bool, and Null, whose value is whether the key is absent. */
final class BoolComparator extends Comparator {

    private final ConditionText[] values;

    BoolComparator(ConditionText[] values) {
        this.values = values;
    }

    @Override
    Result compare(PreparedRequest request, int slot, String value) {
        boolean any = false;
        for (ConditionText own : values) {
            String text = own.text(request);
            if (text != null) {
                if (!isBool(text) || !isBool(value)) {
                    return Result.UNREADABLE;
                }
                any |= text.equalsIgnoreCase(value);
            }
        }
        return Result.of(any);
    }

    private static boolean isBool(String text) {
        return text.equalsIgnoreCase("true") || text.equalsIgnoreCase("false");
    }
}
