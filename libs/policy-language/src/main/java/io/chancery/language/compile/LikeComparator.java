package io.chancery.language.compile;

/** StringLike. */
final class LikeComparator extends Comparator {

    private final ConditionText[] values;

    LikeComparator(ConditionText[] values) {
        this.values = values;
    }

    @Override
    Result compare(PreparedRequest request, int slot, String value) {
        for (ConditionText own : values) {
            if (own.template == null ? own.pattern.matches(value) : own.template.matches(request, value)) {
                return Result.HOLDS;
            }
        }
        return Result.DOES_NOT_HOLD;
    }
}
