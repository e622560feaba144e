package io.chancery.language.compile;

/** StringEquals. */
final class TextComparator extends Comparator {

    private final ConditionText[] values;

    TextComparator(ConditionText[] values) {
        this.values = values;
    }

    @Override
    Result compare(PreparedRequest request, int slot, String value) {
        for (ConditionText own : values) {
            if (own.template == null ? own.written.equals(value) : own.template.equalsText(request, value)) {
                return Result.HOLDS;
            }
        }
        return Result.DOES_NOT_HOLD;
    }
}
