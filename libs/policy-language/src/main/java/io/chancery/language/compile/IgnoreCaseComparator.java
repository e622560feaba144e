package io.chancery.language.compile;

/** StringEqualsIgnoreCase. */
final class IgnoreCaseComparator extends Comparator {

    private final ConditionText[] values;

    IgnoreCaseComparator(ConditionText[] values) {
        this.values = values;
    }

    @Override
    Result compare(PreparedRequest request, int slot, String value) {
        for (ConditionText own : values) {
            if (value.equalsIgnoreCase(own.text(request))) {
                return Result.HOLDS;
            }
        }
        return Result.DOES_NOT_HOLD;
    }
}
