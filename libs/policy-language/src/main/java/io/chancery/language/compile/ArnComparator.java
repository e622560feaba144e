package io.chancery.language.compile;

/** ArnLike, which ArnEquals is another name of: the six parts one by one. */
final class ArnComparator extends Comparator {

    private final ArnPattern[] values;

    ArnComparator(ArnPattern[] values) {
        this.values = values;
    }

    @Override
    Result compare(PreparedRequest request, int slot, String value) {
        int[] colons = request.valueColons();
        int at = -1;
        for (int i = 0; i < colons.length; i++) {
            at = value.indexOf(':', at + 1);
            if (at < 0) {
                return Result.UNREADABLE;
            }
            colons[i] = at;
        }
        Result all = Result.DOES_NOT_HOLD;
        for (ArnPattern own : values) {
            Result result = own.compare(request, value, colons);
            if (result == Result.HOLDS) {
                return result;
            }
            all = result == Result.UNREADABLE ? result : all;
        }
        return all;
    }
}
